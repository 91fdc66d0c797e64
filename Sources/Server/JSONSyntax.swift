/// Whether bytes are JSON (RFC 8259), strictly: the decoder looks only at the members that it knows, and forgives much.
struct JSONSyntax {
  /// Objects and arrays within one another: more than any request needs, and no strain for the stack.
  static let deepest = 64

  private let bytes: [UInt8]
  private var place = 0

  /// Where the bytes stop being JSON, from 1; nil when they are one JSON value, in UTF-8.
  static func fault(in bytes: [UInt8]) -> Int? {
    guard String(validating: bytes, as: UTF8.self) != nil else { return 1 }
    var syntax = JSONSyntax(bytes: bytes)
    syntax.space()
    guard syntax.value(depth: 0) else { return syntax.place + 1 }
    syntax.space()
    return syntax.place == bytes.count ? nil : syntax.place + 1
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    place += 1
    return true
  }

  private mutating func space() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { place += 1 }
  }

  private mutating func value(depth: Int) -> Bool {
    switch next {
    case UInt8(ascii: "{"): return list(depth, UInt8(ascii: "}")) { $0.member(depth: depth + 1) }
    case UInt8(ascii: "["): return list(depth, UInt8(ascii: "]")) { $0.value(depth: depth + 1) }
    case UInt8(ascii: "\""): return string()
    case UInt8(ascii: "t"): return word("true")
    case UInt8(ascii: "f"): return word("false")
    case UInt8(ascii: "n"): return word("null")
    default: return number()
    }
  }

  private mutating func list(_ depth: Int, _ end: UInt8, _ item: (inout JSONSyntax) -> Bool) -> Bool {
    guard depth < Self.deepest else { return false }
    place += 1
    space()
    if take(end) { return true }
    while true {
      guard item(&self) else { return false }
      space()
      if take(end) { return true }
      guard take(UInt8(ascii: ",")) else { return false }
      space()
    }
  }

  private mutating func member(depth: Int) -> Bool {
    guard string() else { return false }
    space()
    guard take(UInt8(ascii: ":")) else { return false }
    space()
    return value(depth: depth)
  }

  private mutating func word(_ word: StaticString) -> Bool {
    for offset in 0..<word.utf8CodeUnitCount where !take(word.utf8Start[offset]) { return false }
    return true
  }

  private mutating func string() -> Bool {
    guard take(UInt8(ascii: "\"")) else { return false }
    while let byte = next {
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return true
      case UInt8(ascii: "\\"): if !escape() { return false }
      case 0..<0x20:
        place -= 1
        return false
      default: break
      }
    }
    return false
  }

  private mutating func escape() -> Bool {
    guard let byte = next else { return false }
    place += 1
    switch byte {
    case UInt8(ascii: "u"):
      guard let unit = unit() else { return false }
      switch unit {
      case 0xD800..<0xDC00:
        // Half of a character: the other half must follow.
        guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")), let low = self.unit() else { return false }
        return (0xDC00..<0xE000).contains(low)
      case 0xDC00..<0xE000: return false
      default: return true
      }
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return true
    default: return false
    }
  }

  private mutating func unit() -> Int? {
    var unit = 0
    for _ in 0..<4 {
      guard let digit = next.flatMap({ Character(UnicodeScalar($0)).hexDigitValue }) else { return nil }
      unit = unit * 16 + digit
      place += 1
    }
    return unit
  }

  private mutating func number() -> Bool {
    _ = take(UInt8(ascii: "-"))
    guard take(UInt8(ascii: "0")) || digits() else { return false }
    if take(UInt8(ascii: ".")), !digits() { return false }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      _ = take(UInt8(ascii: "+")) || take(UInt8(ascii: "-"))
      return digits()
    }
    return true
  }

  /// At least one.
  private mutating func digits() -> Bool {
    let start = place
    while let byte = next, (0x30...0x39).contains(byte) { place += 1 }
    return place > start
  }
}
