import Foundation
import Language
import Testing

@Suite("Exponentials")
struct ExponentialTests {
  @Test("agrees with the system's within its promise, and stays finite")
  func accuracy() {
    for step in -870...880 {
      let x = Float(step) / 10
      let expected = exp(Double(x))
      #expect(abs(Double(Exponential.natural(x)) - expected) <= expected * 3e-7, "\(x)")
    }
    #expect(Exponential.natural(-1000) == Exponential.natural(-87))
    #expect(Exponential.natural(1000).isFinite)
    #expect(Exponential.natural(0) == 1)
    #expect(Exponential.logistic(0) == 0.5)
  }

  private static let known: [UInt32] = [822_977_587, 1_046_772_796, 1_068_288_044, 1_076_754_516, 1_572_935_979]

  @Test("the very bits, whatever the machine")
  func bits() {
    let powers: [Float] = [-20, -1.5, 0.3, 1, 42]
    #expect(powers.map { Exponential.natural($0).bitPattern } == Self.known)
  }
}
