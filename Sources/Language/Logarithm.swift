private import Glibc

/// Logarithms, so that the pure core needs no Foundation.
package enum Logarithm {
  package static func natural(_ x: Double) -> Double { log(x) }
  package static func binary(_ x: Double) -> Double { log2(x) }
}
