/// A number that tells texts apart: FNV-1a over words of eight bytes. It does not guard against forgery.
struct Digest {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      let words = buffer.count / 8
      for word in 0..<words { mix(buffer.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self).littleEndian) }
      for byte in buffer.dropFirst(words * 8) { mix(UInt64(byte)) }
    }
    mix(UInt64(bytes.count))
  }

  private mutating func mix(_ word: UInt64) {
    value = (value ^ word) &* 0x100_0000_01b3
    // Brings the high bits back into play, which the product of a whole word would else leave alone.
    value ^= value >> 32
  }
}
