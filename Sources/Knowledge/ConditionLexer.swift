/// Cuts the text of a condition into words, numbers and signs.
struct ConditionLexer {
  struct Piece: Hashable {
    enum Kind: Hashable { case word, number, sign, end }
    var kind: Kind
    var text: String
    var offset: Int
  }

  /// All the pieces, an `end` last. Unknown bytes become signs, which the parser refuses with their place.
  static func pieces(of text: String) -> [Piece] {
    let bytes = Array(text.utf8)
    var pieces: [Piece] = []
    var index = 0
    while index < bytes.count {
      let start = index
      let byte = bytes[index]
      if byte == 0x20 || byte == 0x09 || byte == 0x0A {
        index += 1
        continue
      }
      let kind: Piece.Kind
      if isDigit(byte) {
        // A duration is one piece: `90min`.
        while index < bytes.count, isDigit(bytes[index]) || isLetter(bytes[index]) { index += 1 }
        kind = .number
      } else if isLetter(byte) {
        while index < bytes.count, isDigit(bytes[index]) || isLetter(bytes[index]) || bytes[index] == 0x2D {
          index += 1
        }
        kind = .word
      } else {
        index += 1
        if index < bytes.count, bytes[index] == 0x3D, [0x3D, 0x21, 0x3C, 0x3E].contains(byte) { index += 1 }
        while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
        kind = .sign
      }
      pieces.append(Piece(kind: kind, text: String(decoding: bytes[start..<index], as: UTF8.self), offset: start))
    }
    pieces.append(Piece(kind: .end, text: "", offset: bytes.count))
    return pieces
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
}
