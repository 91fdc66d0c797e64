/// Makes letters comparable: lower case, no accents, one kind of apostrophe. Pure, and total on any Unicode scalar.
package enum Folding {
  /// The folded form of a whole text.
  package static func fold(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { append(scalar, to: &out) }
    return String(out)
  }

  /// Appends the folded form of one scalar: nothing for a combining mark, two letters for a ligature.
  static func append(_ scalar: Unicode.Scalar, to out: inout String.UnicodeScalarView) {
    if scalar.value < 0x80 {
      out.append(isUpper(scalar) ? Unicode.Scalar(scalar.value + 32)! : scalar)
      return
    }
    switch scalar {
    case "\u{300}"..."\u{36F}": return
    case "œ", "Œ": out.append(contentsOf: "oe".unicodeScalars)
    case "æ", "Æ": out.append(contentsOf: "ae".unicodeScalars)
    case "ß": out.append(contentsOf: "ss".unicodeScalars)
    case "’", "ʼ", "‘", "`", "´": out.append("'")
    default:
      if let base = baseLetters[scalar] {
        out.append(base)
      } else {
        out.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
  }

  private static func isUpper(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 65 && scalar.value <= 90 }

  /// Accented Latin letters and the letter that stays.
  private static let baseLetters: [Unicode.Scalar: Unicode.Scalar] = {
    let families: [(Unicode.Scalar, String)] = [
      ("a", "àâäáãåāÀÂÄÁÃÅĀ"), ("c", "çćčÇĆČ"), ("e", "éèêëēęÉÈÊËĒĘ"), ("i", "îïíìīÎÏÍÌĪ"),
      ("n", "ñńÑŃ"), ("o", "ôöóòõōøÔÖÓÒÕŌØ"), ("s", "śšŚŠ"), ("u", "ùûüúūÙÛÜÚŪ"), ("y", "ÿýŸÝ"), ("z", "źžżŹŽŻ"),
    ]
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (base, letters) in families {
      for letter in letters.unicodeScalars { table[letter] = base }
    }
    return table
  }()
}
