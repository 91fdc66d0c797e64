import Language

/// Which documented project used which method, and what that tells of methods that go together.
struct MethodUses: Sendable {
  /// For each method, its column among those used; nil if no project used it.
  let columns: [Int?]
  /// For each column, its method.
  let methods: [Int]
  /// For each project, the columns of what it used.
  let used: [[Int]]
  /// For each project, 1 over the best discounted gain it can give: what a method found in it is worth.
  private let worths: [Double]
  /// For each column, how many projects used it.
  let counts: [Int]
  /// For each column, how many methods its projects used on the mean.
  let company: [Double]
  /// How often who used the row's method used the column's too, 0 to 1; drawn to 0 where few did.
  let together: Matrix

  /// - Parameter used: for each project, the places of the methods it used, each once.
  init(_ used: [[Int]], methods count: Int) {
    var columns = [Int?](repeating: nil, count: count)
    var methods: [Int] = []
    for method in Set(used.joined()).sorted() {
      columns[method] = methods.count
      methods.append(method)
    }
    let inColumns = used.map { $0.compactMap { columns[$0] }.sorted() }
    var counts = [Int](repeating: 0, count: methods.count)
    var company = [Double](repeating: 0, count: methods.count)
    var together = Matrix(rows: methods.count, columns: methods.count)
    for project in inColumns {
      for column in project {
        counts[column] += 1
        company[column] += Double(project.count)
        for other in project where other != column { together[column, other] += 1 }
      }
    }
    for row in methods.indices {
      company[row] /= Double(counts[row])
      for column in methods.indices { together[row, column] /= Double(counts[row] + 3) }
    }
    worths = inColumns.map { project in
      1 / (0..<max(1, min(10, project.count))).reduce(0) { $0 + 1 / Logarithm.binary(Double($1 + 2)) }
    }
    (self.columns, self.methods, self.used) = (columns, methods, inColumns)
    (self.counts, self.company, self.together) = (counts, company, together)
  }

  /// A row for each project: 1 for each method used, or what it is worth there.
  func targets(isWorth: Bool) -> Matrix {
    var targets = Matrix(rows: used.count, columns: methods.count)
    for (row, project) in used.enumerated() {
      for column in project { targets[row, column] = isWorth ? worths[row] : 1 }
    }
    return targets
  }

  /// How often each method was used outside a part.
  func counts(without part: [Int]) -> [Int] {
    var counts = counts
    for project in part {
      for column in used[project] { counts[column] -= 1 }
    }
    return counts
  }
}
