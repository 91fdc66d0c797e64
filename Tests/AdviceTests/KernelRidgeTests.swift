import Testing

@testable import Advice

struct KernelRidgeTests {
  private func matrix(_ rows: [[Double]]) -> Matrix {
    var matrix = Matrix(rows: rows.count, columns: rows[0].count)
    for (row, values) in rows.enumerated() {
      for (column, value) in values.enumerated() { matrix[row, column] = value }
    }
    return matrix
  }

  @Test("a matrix times its inverse is one")
  func inverse() {
    let a = matrix([[2, 0.5, 0.1], [0.5, 1.5, 0.3], [0.1, 0.3, 1.2]])
    let b = a.inverted()
    for row in 0..<3 {
      for column in 0..<3 {
        let product = (0..<3).reduce(0) { $0 + a[row, $1] * b[$1, column] }
        #expect(abs(product - (row == column ? 1 : 0)) < 1e-12)
      }
    }
  }

  @Test("what is held out is what the others alone would have foreseen, about the same mean")
  func heldOut() {
    let kernel = [[1.35, 0.6, 0.1, 0], [0.6, 1.35, 0.2, 0.1], [0.1, 0.2, 1.35, 0.5], [0, 0.1, 0.5, 1.35]]
    let targets = matrix([[1], [1], [-1], [-1]])
    let whole = KernelRidge(inverse: matrix(kernel).inverted(), targets: targets, parts: [[0, 2], [1, 3]])
    let others = [1, 3]
    let part = KernelRidge(
      inverse: matrix(others.map { row in others.map { kernel[row][$0] } }).inverted(), targets: matrix([[1], [-1]]),
      parts: [[0], [1]])
    for example in [0, 2] {
      let foreseen = part.predict(others.map { kernel[example][$0] })[0]
      #expect(abs(whole.heldOut[example, 0] - foreseen) < 1e-12)
    }
    #expect(abs(whole.heldOut[0, 0] - whole.predict(kernel[0])[0]) > 0.05)
  }
}
