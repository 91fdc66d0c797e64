/// Questions « is this feature at most that? » that lead to a number.
struct RegressionTree: Sendable {
  struct Node: Sendable {
    var feature = 0
    var border = 0.0
    /// The nodes for « yes » and « no »; none at a leaf.
    var branches: (yes: Int, no: Int)?
    var value = 0.0
  }

  /// The root first.
  var nodes: [Node]

  var isLeaf: Bool { nodes.count < 2 }

  func value(_ features: [Double]) -> Double {
    var place = 0
    while let branches = nodes[place].branches {
      place = features[nodes[place].feature] <= nodes[place].border ? branches.yes : branches.no
    }
    return nodes[place].value
  }
}

/// Features in few steps each, so that the best border is found by counting.
struct FeatureBins: Sendable {
  private static let most = 63

  /// For each feature, the highest value of each bin but the last.
  private(set) var borders: [[Double]] = []
  /// For each feature, the bin of each example.
  private(set) var bins: [[UInt8]] = []
  let count: Int

  init(_ features: [[Double]]) {
    count = features.count
    for feature in 0..<(features.first?.count ?? 0) {
      let values = features.map { $0[feature] }
      let sorted = values.sorted()
      var borders: [Double] = []
      for step in 1..<FeatureBins.most {
        let place = step * sorted.count / FeatureBins.most
        guard place > 0, let top = sorted.last else { continue }
        let border = sorted[place - 1]
        if border < top, border != borders.last { borders.append(border) }
      }
      self.borders.append(borders)
      bins.append(values.map { FeatureBins.bin($0, borders) })
    }
  }

  private static func bin(_ value: Double, _ borders: [Double]) -> UInt8 {
    var (low, high) = (0, borders.count)
    while low < high {
      let middle = (low + high) / 2
      if value <= borders[middle] { high = middle } else { low = middle + 1 }
    }
    return UInt8(low)
  }
}
