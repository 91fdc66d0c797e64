/// Numbers as text, six bits a character: a coder reads and writes one long text much faster than a list of a million numbers.
enum PackedNumbers {
  static func text(_ numbers: [UInt64], bits: Int) -> String {
    let width = (bits + 5) / 6
    var bytes: [UInt8] = []
    bytes.reserveCapacity(numbers.count * width)
    for number in numbers {
      for place in 0..<width { bytes.append(first + UInt8(number >> UInt64(6 * place) & 63)) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Nil for a text that `text` did not write.
  static func numbers(_ text: String, bits: Int) -> [UInt64]? {
    let width = (bits + 5) / 6
    let bytes = Array(text.utf8)
    guard bytes.count.isMultiple(of: width) else { return nil }
    var numbers: [UInt64] = []
    numbers.reserveCapacity(bytes.count / width)
    for start in stride(from: 0, to: bytes.count, by: width) {
      var number: UInt64 = 0
      for place in 0..<width {
        let byte = bytes[start + place]
        guard byte >= first, byte < first + 64 else { return nil }
        number |= UInt64(byte - first) << UInt64(6 * place)
      }
      numbers.append(number)
    }
    return numbers
  }

  static func text(_ numbers: [Float]) -> String { text(numbers.map { UInt64($0.bitPattern) }, bits: 32) }

  static func floats(_ text: String) -> [Float]? {
    numbers(text, bits: 32)?.map { Float(bitPattern: UInt32(truncatingIfNeeded: $0)) }
  }

  /// Whole numbers from -47 to 47, a character each.
  static func text(_ numbers: [Int8]) -> String {
    String(decoding: numbers.lazy.map { UInt8($0 + middle) }, as: UTF8.self)
  }

  static func small(_ text: String) -> [Int8]? {
    var numbers: [Int8] = []
    numbers.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      guard byte >= 32, byte < 127 else { return nil }
      numbers.append(Int8(byte) - middle)
    }
    return numbers
  }

  private static let first = UInt8(ascii: "0")
  /// The place of 0 among the printable characters.
  private static let middle: Int8 = 79
}
