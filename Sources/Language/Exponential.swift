/// Exponentials by sums and products alone, so that every machine gets the same bits: the system's own differ between them.
package enum Exponential {
  /// e to the power of `x`, within 3 parts in ten million. Below -87 and above 88 it stays at the value there: never 0, never infinite.
  package static func natural(_ x: Float) -> Float {
    // x = k ln 2 + r, with k whole and r small; adding and taking away 1.5 * 2^23 rounds to the nearest whole number.
    let bounded = min(max(x, -87), 88)
    let shifted = bounded * 1.442_695_04 + 12_582_912
    let k = shifted - 12_582_912
    let r = (bounded - k * 0.693_359_375) + k * 2.121_944_4e-4
    // Taylor's series; r is at most 0.35.
    var power: Float = 1.0 / 720
    power = power * r + 1.0 / 120
    power = power * r + 1.0 / 24
    power = power * r + 1.0 / 6
    power = power * r + 0.5
    power = power * r + 1
    power = power * r + 1
    // 2^k, written straight into the exponent.
    return power * Float(bitPattern: (shifted.bitPattern &- 0x4B40_0000 &+ 127) << 23)
  }

  /// From 0 to 1: the probability whose log-odds are `x`.
  package static func logistic(_ x: Float) -> Float { 1 / (1 + natural(-x)) }
}
