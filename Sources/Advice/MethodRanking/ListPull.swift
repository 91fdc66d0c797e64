import Language

/// Where each candidate's score should go for its list to be ordered better, by how much nDCG each exchange would bring.
struct ListPull: Sendable {
  /// How far up (below 0) or down each candidate is to go.
  private(set) var slopes: [Double]
  /// How sure that is; 0 or more.
  private(set) var curvatures: [Double]

  init(_ examples: BoostedTrees.Examples, _ scores: [Double], depth: Int) {
    slopes = Array(repeating: 0, count: scores.count)
    curvatures = slopes
    let discounts = (0..<(zip(examples.starts, examples.starts.dropFirst()).map { $1 - $0 }.max() ?? 0))
      .map { 1 / Logarithm.binary(Double($0 + 2)) }
    for (start, end) in zip(examples.starts, examples.starts.dropFirst()) {
      pull(start..<end, examples.isRight, scores, discounts, depth)
    }
  }

  private mutating func pull(
    _ list: Range<Int>, _ isRight: [Bool], _ scores: [Double], _ discounts: [Double], _ depth: Int
  ) {
    let right = list.count { isRight[$0] }
    guard right > 0, right < list.count else { return }
    let ideal = discounts.prefix(min(right, depth)).reduce(0, +)
    let order = list.sorted { (scores[$1], $0) < (scores[$0], $1) }
    let isFlat = scores[order[0]] == scores[order[order.count - 1]]
    var total = 0.0
    for upper in 0..<min(depth, order.count) {
      for lower in (upper + 1)..<max(upper + 1, order.count) where isRight[order[upper]] != isRight[order[lower]] {
        let (better, worse) =
          isRight[order[upper]] ? (order[upper], order[lower]) : (order[lower], order[upper])
        let lead = scores[better] - scores[worse]
        var stake = (discounts[upper] - discounts[lower]) / ideal
        if !isFlat { stake /= 0.01 + abs(lead) }
        let doubt = 1 / (1 + Exponential.value(lead))
        slopes[better] -= stake * doubt
        slopes[worse] += stake * doubt
        curvatures[better] += stake * doubt * (1 - doubt)
        curvatures[worse] += stake * doubt * (1 - doubt)
        total += 2 * stake * doubt
      }
    }
    guard total > 0 else { return }
    // A list with many pairs must not drown the others.
    let scale = Logarithm.binary(1 + total) / total
    for place in list {
      slopes[place] *= scale
      curvatures[place] *= scale
    }
  }
}

/// e to the power of x by sums and products alone: the same bits on every machine.
enum Exponential {
  static func value(_ x: Double) -> Double {
    let x = min(max(x, -700), 700)
    let halvings = (x * 1.4426950408889634).rounded()
    let rest = x - halvings * 0.6931471805599453
    var (sum, term) = (1.0, 1.0)
    for power in 1...13 {
      term *= rest / Double(power)
      sum += term
    }
    return Double(sign: .plus, exponent: Int(halvings), significand: 1) * sum
  }
}
