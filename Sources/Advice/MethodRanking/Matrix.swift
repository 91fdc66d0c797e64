/// Numbers in rows and columns.
struct Matrix: Sendable {
  let columns: Int
  private(set) var values: [Double]

  var rows: Int { columns == 0 ? 0 : values.count / columns }

  init(rows: Int, columns: Int) {
    self.columns = columns
    values = Array(repeating: 0, count: rows * columns)
  }

  subscript(row: Int, column: Int) -> Double {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }

  func row(_ row: Int) -> ArraySlice<Double> { values[(row * columns)..<((row + 1) * columns)] }

  /// Adds a multiple of a row of another matrix to one of this.
  mutating func add(_ other: Matrix, row source: Int, times factor: Double, to target: Int) {
    let (from, to) = (source * columns, target * columns)
    values.withUnsafeMutableBufferPointer { values in
      other.values.withUnsafeBufferPointer { others in
        for column in 0..<columns { values[to + column] += factor * others[from + column] }
      }
    }
  }

  /// The inverse of a symmetric positive definite matrix: Gauss-Jordan elimination in place, which needs no pivoting there.
  func inverted() -> Matrix {
    var inverse = self
    let size = columns
    inverse.values.withUnsafeMutableBufferPointer { a in
      for pivot in 0..<size {
        let top = pivot * size
        let scale = 1 / a[top + pivot]
        a[top + pivot] = 1
        for column in 0..<size { a[top + column] *= scale }
        for row in 0..<size where row != pivot {
          let start = row * size
          let factor = a[start + pivot]
          guard factor != 0 else { continue }
          a[start + pivot] = 0
          for column in 0..<size { a[start + column] -= factor * a[top + column] }
        }
      }
    }
    return inverse
  }

  /// The rows and columns of these places.
  func part(_ places: [Int]) -> Matrix {
    var part = Matrix(rows: places.count, columns: places.count)
    for (row, from) in places.enumerated() {
      for (column, place) in places.enumerated() { part[row, column] = self[from, place] }
    }
    return part
  }
}
