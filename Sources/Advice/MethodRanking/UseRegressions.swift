/// How the use of each method is foreseen from the nearness of projects.
struct UseRegressions: Sendable {
  /// What is foreseen for a project; a number for each column of the methods used.
  struct Predictions {
    /// How likely the use is, about 0 to 1.
    var use: [Double]
    /// What it is worth to find the use: less in a project that used many.
    var worth: [Double]
  }

  /// The larger, the more neighbours speak.
  private static let ridge = 0.35

  private(set) var use: KernelRidge
  private var worth: KernelRidge

  /// - Parameters:
  ///   - nearness: of each project to all.
  ///   - parts: the projects of each part; together all, each once.
  init(_ nearness: [[Double]], _ uses: MethodUses, parts: [[Int]]) {
    var kernel = Matrix(rows: nearness.count, columns: nearness.count)
    for (row, nearness) in nearness.enumerated() {
      for (column, near) in nearness.enumerated() { kernel[row, column] = near }
      kernel[row, row] += UseRegressions.ridge
    }
    let inverse = kernel.inverted()
    use = KernelRidge(inverse: inverse, targets: uses.targets(isWorth: false), parts: parts)
    worth = KernelRidge(inverse: inverse, targets: uses.targets(isWorth: true), parts: parts)
  }

  func predictions(_ nearness: [Double]) -> Predictions {
    Predictions(use: use.predict(nearness), worth: worth.predict(nearness))
  }

  /// What the other parts foresee for a project that was learnt from.
  func heldOut(_ project: Int) -> Predictions {
    Predictions(use: Array(use.heldOut.row(project)), worth: Array(worth.heldOut.row(project)))
  }

  /// Lets go of what only learning needs.
  mutating func forgetHeldOut() {
    use.forgetHeldOut()
    worth.forgetHeldOut()
  }
}
