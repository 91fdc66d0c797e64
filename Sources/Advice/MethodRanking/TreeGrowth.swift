/// Grows one tree: always the leaf whose best question brings most.
struct TreeGrowth {
  private struct Sums {
    var slope = 0.0
    var curvature = 0.0
    var count = 0

    static func - (a: Sums, b: Sums) -> Sums {
      Sums(slope: a.slope - b.slope, curvature: a.curvature - b.curvature, count: a.count - b.count)
    }
  }

  private struct Split {
    var gain: Double
    var feature: Int
    var bin: Int
  }

  private struct Leaf {
    var node: Int
    var members: [Int32]
    var total: Sums
    /// For each feature, what each bin holds.
    var histograms: [[Sums]]
    var split: Split?
  }

  private let bins: FeatureBins
  private let pull: ListPull
  private let settings: BoostedTrees.Settings
  private var values: [Double]

  init(_ bins: FeatureBins, _ pull: ListPull, _ settings: BoostedTrees.Settings) {
    (self.bins, self.pull, self.settings) = (bins, pull, settings)
    values = Array(repeating: 0, count: bins.count)
  }

  /// What the tree grown gives to an example it was grown from.
  func value(at example: Int) -> Double { values[example] }

  mutating func grow() -> RegressionTree {
    var tree = RegressionTree(nodes: [.init()])
    var leaves = [leaf(at: 0, (0..<Int32(bins.count)).map { $0 })]
    while leaves.count < settings.leaves {
      guard let best = leaves.indices.max(by: { gain(leaves[$0], $0) < gain(leaves[$1], $1) }),
        let split = leaves[best].split
      else { break }
      let (yes, no) = divide(leaves[best], split, firstNode: tree.nodes.count)
      let node = leaves[best].node
      tree.nodes[node].feature = split.feature
      tree.nodes[node].border = bins.borders[split.feature][split.bin]
      tree.nodes[node].branches = (yes.node, no.node)
      tree.nodes += [.init(), .init()]
      leaves[best] = yes
      leaves.append(no)
    }
    for leaf in leaves {
      let value = -settings.rate * leaf.total.slope / (leaf.total.curvature + settings.ridge)
      tree.nodes[leaf.node].value = value
      for member in leaf.members { values[Int(member)] = value }
    }
    return tree
  }

  private func gain(_ leaf: Leaf, _ place: Int) -> Double { leaf.split?.gain ?? 0 }

  private func divide(_ leaf: Leaf, _ split: Split, firstNode: Int) -> (yes: Leaf, no: Leaf) {
    let column = bins.bins[split.feature]
    var (yes, no): ([Int32], [Int32]) = ([], [])
    for member in leaf.members {
      if Int(column[Int(member)]) <= split.bin { yes.append(member) } else { no.append(member) }
    }
    // The larger one's sums are what the smaller one leaves.
    let small = self.leaf(at: yes.count <= no.count ? firstNode : firstNode + 1, yes.count <= no.count ? yes : no)
    var large = Leaf(
      node: yes.count <= no.count ? firstNode + 1 : firstNode, members: yes.count <= no.count ? no : yes,
      total: leaf.total - small.total,
      histograms: zip(leaf.histograms, small.histograms).map { zip($0, $1).map { $0 - $1 } })
    large.split = bestSplit(large)
    return yes.count <= no.count ? (small, large) : (large, small)
  }

  private func leaf(at node: Int, _ members: [Int32]) -> Leaf {
    var leaf = Leaf(node: node, members: members, total: Sums(), histograms: [])
    for member in members {
      leaf.total.slope += pull.slopes[Int(member)]
      leaf.total.curvature += pull.curvatures[Int(member)]
    }
    leaf.total.count = members.count
    for (feature, column) in bins.bins.enumerated() {
      var histogram = [Sums](repeating: Sums(), count: bins.borders[feature].count + 1)
      for member in members {
        let (place, bin) = (Int(member), Int(column[Int(member)]))
        histogram[bin].slope += pull.slopes[place]
        histogram[bin].curvature += pull.curvatures[place]
        histogram[bin].count += 1
      }
      leaf.histograms.append(histogram)
    }
    leaf.split = bestSplit(leaf)
    return leaf
  }

  /// The first of the best; nil when no question brings anything.
  private func bestSplit(_ leaf: Leaf) -> Split? {
    var best: Split?
    let before = worth(leaf.total)
    for (feature, histogram) in leaf.histograms.enumerated() {
      var yes = Sums()
      for (bin, sums) in histogram.dropLast().enumerated() {
        yes.slope += sums.slope
        yes.curvature += sums.curvature
        yes.count += sums.count
        let no = leaf.total - yes
        guard yes.count >= settings.leafSize, no.count >= settings.leafSize else { continue }
        let gain = worth(yes) + worth(no) - before
        if gain > max(best?.gain ?? 0, 1e-9) { best = Split(gain: gain, feature: feature, bin: bin) }
      }
    }
    return best
  }

  private func worth(_ sums: Sums) -> Double { sums.slope * sums.slope / (sums.curvature + settings.ridge) }
}
