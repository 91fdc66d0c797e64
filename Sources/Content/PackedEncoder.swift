import FoundationEssentials

/// Writes values one after the other, without their names: fast to read again by the very program that wrote them, and by no other.
///
/// Layout: number of texts, each with its length; then the values. A text is its number, an optional a flag before its value, a list
/// its count before its items; the case of an enumeration is the number of its name.
final class PackedEncoder {
  fileprivate var bytes: [UInt8] = []
  private var texts: [String] = []
  private var numbers: [String: Int] = [:]

  /// Throws when a value holds a kind that the content has none of.
  static func bytes(_ value: some Encodable) throws -> [UInt8] {
    let encoder = PackedEncoder()
    try value.encode(to: Writer(encoder: encoder))
    let values = encoder.bytes
    encoder.bytes = []
    encoder.write(encoder.texts.count)
    for text in encoder.texts {
      encoder.write(text.utf8.count)
      encoder.bytes += Array(text.utf8)
    }
    return encoder.bytes + values
  }

  fileprivate func write(_ number: Int) {
    // Small numbers, of either sign, take one byte.
    var rest = UInt(bitPattern: number << 1 ^ number >> 63)
    while rest > 127 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 128)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  fileprivate func write(_ text: String) {
    if let known = numbers[text] { return write(known) }
    numbers[text] = texts.count
    write(texts.count)
    texts.append(text)
  }

  fileprivate func write(_ value: some Encodable) throws {
    switch value {
    case let text as String: write(text)
    case let number as Int: write(number)
    case let flag as Bool: bytes.append(flag ? 1 : 0)
    case let number as Double: withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes += Array($0) }
    default: try value.encode(to: Writer(encoder: self))
    }
  }

  fileprivate struct Writer: Encoder {
    let encoder: PackedEncoder
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
      KeyedEncodingContainer(Keyed<Key>(encoder: encoder))
    }
    func unkeyedContainer() -> any UnkeyedEncodingContainer { Unkeyed(encoder) }
    func singleValueContainer() -> any SingleValueEncodingContainer { Single(encoder: encoder) }
  }

  private struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: PackedEncoder
    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil(forKey key: Key) throws {}
    mutating func encode(_ value: Bool, forKey key: Key) throws { try encoder.write(value) }
    mutating func encode(_ value: String, forKey key: Key) throws { encoder.write(value) }
    mutating func encode(_ value: Int, forKey key: Key) throws { encoder.write(value) }
    mutating func encode(_ value: Double, forKey key: Key) throws { try encoder.write(value) }
    mutating func encode(_ value: some Encodable, forKey key: Key) throws { try encoder.write(value) }
    mutating func encodeIfPresent(_ value: String?, forKey key: Key) throws { try flagged(value) }
    mutating func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try flagged(value) }
    mutating func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try flagged(value) }
    mutating func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try flagged(value) }
    mutating func encodeIfPresent<T: Encodable>(_ value: T?, forKey key: Key) throws { try flagged(value) }

    private func flagged(_ value: (some Encodable)?) throws {
      encoder.bytes.append(value == nil ? 0 : 1)
      if let value { try encoder.write(value) }
    }

    mutating func nestedContainer<Nested>(
      keyedBy keyType: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
      encoder.write(key.stringValue)
      return KeyedEncodingContainer(PackedEncoder.Keyed<Nested>(encoder: encoder))
    }
    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { Unkeyed(encoder) }
    mutating func superEncoder() -> any Encoder { Writer(encoder: encoder) }
    mutating func superEncoder(forKey key: Key) -> any Encoder { Writer(encoder: encoder) }
  }

  private struct Unkeyed: UnkeyedEncodingContainer {
    let encoder: PackedEncoder
    private let place: Int
    private(set) var count = 0
    var codingPath: [any CodingKey] { [] }

    init(_ encoder: PackedEncoder) {
      self.encoder = encoder
      place = encoder.bytes.count
      encoder.bytes += [0, 0, 0, 0]
    }

    /// The count is known at the end only: it is written again with each item.
    private mutating func counted() {
      count += 1
      for byte in 0..<4 { encoder.bytes[place + byte] = UInt8(truncatingIfNeeded: count >> (8 * byte)) }
    }

    mutating func encodeNil() throws {}
    mutating func encode(_ value: some Encodable) throws {
      counted()
      try encoder.write(value)
    }
    mutating func nestedContainer<Nested>(keyedBy keyType: Nested.Type) -> KeyedEncodingContainer<Nested> {
      counted()
      return KeyedEncodingContainer(Keyed<Nested>(encoder: encoder))
    }
    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
      counted()
      return Unkeyed(encoder)
    }
    mutating func superEncoder() -> any Encoder { Writer(encoder: encoder) }
  }

  private struct Single: SingleValueEncodingContainer {
    let encoder: PackedEncoder
    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil() throws {}
    mutating func encode(_ value: some Encodable) throws { try encoder.write(value) }
  }
}
