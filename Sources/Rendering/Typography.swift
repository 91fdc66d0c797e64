package import Language

/// Typographic care: content is typed with plain spaces and straight apostrophes, and read with no-break spaces and curly ones.
package enum Typography {
  private static let noBreak: Unicode.Scalar = "\u{A0}"
  private static let thin: Unicode.Scalar = "\u{202F}"

  package static func typeset(_ text: String, _ lang: Lang) -> String {
    let scalars = Array(text.unicodeScalars)
    var out = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let previous = index > 0 ? scalars[index - 1] : nil
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      out.append(replacement(scalar, after: previous, before: next, lang))
    }
    return String(out)
  }

  private static func replacement(
    _ scalar: Unicode.Scalar, after previous: Unicode.Scalar?, before next: Unicode.Scalar?, _ lang: Lang
  ) -> Unicode.Scalar {
    if scalar == "'", let previous, let next, isLetter(previous), isLetter(next) || next == " " { return "’" }
    guard lang == .fr, scalar == " " else { return scalar }
    switch next {
    case ";", "!", "?": return thin
    case ":", "»", "%", "€": return noBreak
    case "h", "m": if let previous, isDigit(previous) { return noBreak }
    default: break
    }
    if previous == "«" { return noBreak }
    return scalar
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 48 && scalar.value <= 57 }
}
