/// The features that a classifier knows, and what each counts for: rare ones count for more (TF-IDF).
struct FeatureTable: Sendable, Equatable {
  /// A text as it is seen by the network: which features it has, and how strong each is; of length 1, or empty.
  struct Vector {
    var columns: [Int32] = []
    var values: [Float] = []
    /// From 0 to 1: the share of the text's features that are known.
    var known: Float = 0
  }

  /// In ascending order; the place of a hash is the column of its feature.
  let hashes: [UInt64]
  /// By column: 1 for a feature that every text has, more for a rare one.
  let rarities: [Float]

  init(hashes: [UInt64], rarities: [Float]) {
    self.hashes = hashes
    self.rarities = rarities
  }

  /// - Parameter least: the number of texts a feature must be in to be kept.
  init(_ texts: [TextFeatures], least: Int) {
    var all: [UInt64] = []
    all.reserveCapacity(texts.reduce(0) { $0 + $1.features.count })
    for text in texts { for feature in text.features { all.append(feature.hash) } }
    all.sort()
    var hashes: [UInt64] = []
    var rarities: [Float] = []
    var start = 0
    while start < all.count {
      var end = start + 1
      while end < all.count, all[end] == all[start] { end += 1 }
      if end - start >= least {
        hashes.append(all[start])
        rarities.append(Float(1 + Logarithm.natural(Double(1 + texts.count) / Double(1 + end - start))))
      }
      start = end
    }
    self.hashes = hashes
    self.rarities = rarities
  }

  var count: Int { hashes.count }

  func vector(_ text: TextFeatures) -> Vector {
    var vector = Vector()
    vector.columns.reserveCapacity(text.features.count)
    vector.values.reserveCapacity(text.features.count)
    // Each kind is brought to its own weight first, then the whole to length 1.
    var squares = SIMD4<Float>()
    for feature in text.features {
      guard let column = column(of: feature.hash) else { continue }
      let value = Self.strength(of: feature.count) * rarities[column]
      vector.columns.append(Int32(column))
      vector.values.append(value)
      squares[feature.kind.rawValue] += value * value
    }
    guard !vector.columns.isEmpty else { return vector }
    var factors = SIMD4<Float>()
    var whole: Float = 0
    for kind in TextFeatures.Kind.allCases where squares[kind.rawValue] > 0 {
      factors[kind.rawValue] = kind.weight / squares[kind.rawValue].squareRoot()
      whole += kind.weight * kind.weight
    }
    factors /= whole.squareRoot()
    for place in vector.columns.indices {
      vector.values[place] *= factors[Int(hashes[Int(vector.columns[place])] & 3)]
    }
    vector.known = Float(vector.columns.count) / Float(text.features.count)
    return vector
  }

  /// A word said twice does not weigh twice as much.
  private static func strength(of count: Int) -> Float {
    count == 1 ? 1 : Float(1 + Logarithm.natural(Double(count)))
  }

  private func column(of hash: UInt64) -> Int? {
    var low = 0
    var high = hashes.count
    while low < high {
      let middle = (low + high) / 2
      if hashes[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low < hashes.count && hashes[low] == hash ? low : nil
  }
}
