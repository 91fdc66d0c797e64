/// A table from integers to integers: flat, with one look where a dictionary takes three, since reading a message is little else.
struct IntegerTable: Sendable {
  /// 0 stands for an empty place; a key of 0 is kept as another.
  private var keys: [UInt64]
  private var values: [Int32]
  private var count = 0
  private var mask: Int

  init(capacity: Int = 16) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: 0, count: size)
    mask = size - 1
  }

  subscript(key: UInt64) -> Int32? {
    get {
      let place = place(of: key)
      return keys[place] == 0 ? nil : values[place]
    }
    set {
      guard let newValue else { return }
      if count * 2 >= keys.count { grow() }
      let place = place(of: key)
      if keys[place] == 0 { count += 1 }
      keys[place] = Self.stored(key)
      values[place] = newValue
    }
  }

  private static func stored(_ key: UInt64) -> UInt64 { key == 0 ? .max : key }

  private func place(of key: UInt64) -> Int {
    let key = Self.stored(key)
    // Fibonacci hashing: the high bits of the product are well mixed.
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24) & mask
    while keys[place] != 0, keys[place] != key { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    var larger = IntegerTable(capacity: keys.count)
    for (key, value) in zip(keys, values) where key != 0 { larger[key == .max ? 0 : key] = value }
    self = larger
  }
}
