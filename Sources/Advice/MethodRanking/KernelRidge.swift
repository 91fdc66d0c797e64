/// Kernel ridge regression of many targets at once: predicts from how near one comes to each example.
///
/// Source: Saunders, Gammerman and Vovk, Ridge regression learning algorithm in dual variables, 1998.
struct KernelRidge: Sendable {
  /// What each example (row) brings to each target (column), times how near it is.
  let weights: Matrix
  /// The mean of each target.
  let means: [Double]
  /// What the examples of a part would have been given by the others, a row each.
  private(set) var heldOut: Matrix

  /// - Parameters:
  ///   - inverse: of the nearness of the examples to each other plus the ridge on the diagonal.
  ///   - targets: a row for each example; mostly zeros.
  ///   - parts: the examples of each part; together all, each once.
  init(inverse: Matrix, targets: Matrix, parts: [[Int]]) {
    let count = targets.rows
    var means = [Double](repeating: 0, count: targets.columns)
    for row in 0..<count {
      for (column, value) in targets.row(row).enumerated() { means[column] += value / Double(count) }
    }
    var centred = targets
    for row in 0..<count {
      for column in means.indices { centred[row, column] -= means[column] }
    }
    var weights = Matrix(rows: count, columns: targets.columns)
    for row in 0..<count {
      for (source, factor) in inverse.row(row).enumerated() {
        weights.add(centred, row: source, times: factor, to: row)
      }
    }
    // Leaving out a part without learning anew: what it lacks is its block of the inverse, undone.
    var heldOut = targets
    for part in parts {
      let block = inverse.part(part).inverted()
      for (row, example) in part.enumerated() {
        for (column, other) in part.enumerated() {
          heldOut.add(weights, row: other, times: -block[row, column], to: example)
        }
      }
    }
    (self.weights, self.means, self.heldOut) = (weights, means, heldOut)
  }

  func predict(_ nearness: [Double]) -> [Double] {
    var sums = Matrix(rows: 1, columns: means.count)
    for (example, near) in nearness.enumerated() where near != 0 {
      sums.add(weights, row: example, times: near, to: 0)
    }
    return zip(sums.values, means).map { $0 + $1 }
  }

  /// Lets go of what only learning needs.
  mutating func forgetHeldOut() { heldOut = Matrix(rows: 0, columns: means.count) }
}
