/// A fixed sequence of numbers that look random (SplitMix64, Steele et al. 2014): the same on every machine and at every run.
struct RandomBits {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// From 0 up to `bound`, which is above 0 and fits in 32 bits; `bound` itself left out.
  mutating func next(below bound: Int) -> Int { Int(((next() >> 32) &* UInt64(bound)) >> 32) }

  /// From -1 to 1.
  mutating func nextSigned() -> Float { Float(Int64(next() >> 40) - 0x80_0000) / 0x80_0000 }
}
