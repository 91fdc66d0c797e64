package import Language

/// Typographic care: content is typed with plain spaces and straight apostrophes, and read with no-break spaces and curly ones.
package enum Typography {
  private static let space = UInt8(ascii: " ")
  private static let apostrophe = UInt8(ascii: "'")
  private static let curly = Array("’".utf8)
  private static let noBreak = Array("\u{A0}".utf8)
  private static let thin = Array("\u{202F}".utf8)

  package static func typeset(_ text: String, _ lang: Lang) -> String {
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + bytes.count / 16)
    for (index, byte) in bytes.enumerated() {
      if byte == apostrophe, isApostrophe(index, bytes) {
        out += curly
      } else if byte == space, lang == .fr, let replacement = replacement(index, bytes) {
        out += replacement
      } else {
        out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Between letters, or at the end of a word.
  private static func isApostrophe(_ index: Int, _ bytes: [UInt8]) -> Bool {
    guard index > 0, index + 1 < bytes.count else { return false }
    return endsLetter(index, bytes) && (bytes[index + 1] == space || startsLetter(index + 1, bytes))
  }

  /// The space that holds a sign to its word; nil where an ordinary one does.
  private static func replacement(_ index: Int, _ bytes: [UInt8]) -> [UInt8]? {
    switch index + 1 < bytes.count ? bytes[index + 1] : 0 {
    case UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"): return thin
    case UInt8(ascii: ":"), UInt8(ascii: "%"): return noBreak
    case 0xC2 where index + 2 < bytes.count && bytes[index + 2] == 0xBB: return noBreak
    case 0xE2 where index + 3 < bytes.count && bytes[index + 2] == 0x82 && bytes[index + 3] == 0xAC: return noBreak
    case UInt8(ascii: "h"), UInt8(ascii: "m"):
      if index > 0, (0x30...0x39).contains(bytes[index - 1]) { return noBreak }
    default: break
    }
    return index > 1 && bytes[index - 2] == 0xC2 && bytes[index - 1] == 0xAB ? noBreak : nil
  }

  private static func endsLetter(_ index: Int, _ bytes: [UInt8]) -> Bool {
    var start = index - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return startsLetter(start, bytes)
  }

  private static func startsLetter(_ index: Int, _ bytes: [UInt8]) -> Bool {
    let byte = bytes[index]
    if byte < 0x80 { return (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z") }
    let scalar = String(decoding: bytes[index..<min(index + 4, bytes.count)], as: UTF8.self).unicodeScalars.first
    return scalar?.properties.isAlphabetic ?? false
  }
}
