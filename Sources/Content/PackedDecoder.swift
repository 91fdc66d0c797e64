import FoundationEssentials

/// Reads what `PackedEncoder` wrote. Bytes that are something else throw, and never crash.
final class PackedDecoder {
  struct Damaged: Error {}

  private let bytes: [UInt8]
  private var place = 0
  private var texts: [String] = []

  static func value<T: Decodable>(_ type: T.Type, _ bytes: [UInt8]) throws -> T {
    let decoder = PackedDecoder(bytes: bytes)
    let count = try decoder.number()
    guard count >= 0, count <= bytes.count else { throw Damaged() }
    decoder.texts.reserveCapacity(count)
    for _ in 0..<count { decoder.texts.append(try decoder.newText()) }
    return try T(from: Reader(decoder: decoder))
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func byte() throws -> UInt8 {
    guard place < bytes.count else { throw Damaged() }
    place += 1
    return bytes[place - 1]
  }

  fileprivate func number() throws -> Int {
    var (value, shift): (UInt, UInt) = (0, 0)
    while true {
      let next = try byte()
      value |= UInt(next & 127) << shift
      if next < 128 { break }
      shift += 7
      guard shift < 64 else { throw Damaged() }
    }
    return Int(bitPattern: value >> 1) ^ -Int(value & 1)
  }

  private func newText() throws -> String {
    let length = try number()
    guard length >= 0, place + length <= bytes.count else { throw Damaged() }
    defer { place += length }
    return bytes.withUnsafeBufferPointer { String(decoding: $0[place..<place + length], as: UTF8.self) }
  }

  fileprivate func text() throws -> String {
    let number = try number()
    guard texts.indices.contains(number) else { throw Damaged() }
    return texts[number]
  }

  /// The name that comes next, without taking it.
  fileprivate func peek() throws -> String {
    let start = place
    defer { place = start }
    return try text()
  }

  fileprivate func flag() throws -> Bool { try byte() == 1 }

  fileprivate func real() throws -> Double {
    var pattern: UInt64 = 0
    for shift in 0..<8 { pattern |= UInt64(try byte()) << UInt64(8 * shift) }
    return Double(bitPattern: pattern)
  }

  fileprivate func count() throws -> Int {
    var count = 0
    for shift in 0..<4 { count |= Int(try byte()) << (8 * shift) }
    guard count <= bytes.count else { throw Damaged() }
    return count
  }

  fileprivate func value<T: Decodable>(_ type: T.Type) throws -> T {
    if type == String.self, let text = try text() as? T { return text }
    if type == Int.self, let number = try number() as? T { return number }
    if type == Bool.self, let flag = try flag() as? T { return flag }
    if type == Double.self, let real = try real() as? T { return real }
    return try T(from: Reader(decoder: self))
  }

  fileprivate struct Reader: Decoder {
    let decoder: PackedDecoder
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
      KeyedDecodingContainer(Keyed<Key>(decoder: decoder))
    }
    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try Unkeyed(decoder) }
    func singleValueContainer() -> any SingleValueDecodingContainer { Single(decoder: decoder) }
  }

  private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: PackedDecoder
    var codingPath: [any CodingKey] { [] }

    /// Asked for by enumerations only: the name of the case.
    var allKeys: [Key] { (try? decoder.peek()).flatMap { Key(stringValue: $0) }.map { [$0] } ?? [] }
    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) throws -> Bool { false }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try decoder.flag() }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try decoder.text() }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try decoder.number() }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try decoder.real() }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try decoder.value(type) }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { try flagged(type) }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try flagged(type) }
    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try flagged(type) }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { try flagged(type) }
    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? { try flagged(type) }

    private func flagged<T: Decodable>(_ type: T.Type) throws -> T? {
      try decoder.flag() ? try decoder.value(type) : nil
    }

    func nestedContainer<Nested>(
      keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
      _ = try decoder.text()
      return KeyedDecodingContainer(PackedDecoder.Keyed<Nested>(decoder: decoder))
    }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { try Unkeyed(decoder) }
    func superDecoder() throws -> any Decoder { Reader(decoder: decoder) }
    func superDecoder(forKey key: Key) throws -> any Decoder { Reader(decoder: decoder) }
  }

  private struct Unkeyed: UnkeyedDecodingContainer {
    let decoder: PackedDecoder
    let count: Int?
    private(set) var currentIndex = 0
    var isAtEnd: Bool { currentIndex == count }
    var codingPath: [any CodingKey] { [] }

    init(_ decoder: PackedDecoder) throws {
      self.decoder = decoder
      count = try decoder.count()
    }

    mutating func decodeNil() throws -> Bool { false }
    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
      guard !isAtEnd else { throw Damaged() }
      currentIndex += 1
      return try decoder.value(type)
    }
    mutating func nestedContainer<Nested>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested> {
      currentIndex += 1
      return KeyedDecodingContainer(Keyed<Nested>(decoder: decoder))
    }
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
      currentIndex += 1
      return try Unkeyed(decoder)
    }
    mutating func superDecoder() throws -> any Decoder { Reader(decoder: decoder) }
  }

  private struct Single: SingleValueDecodingContainer {
    let decoder: PackedDecoder
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try decoder.value(type) }
  }
}
