/// A sum of small regression trees that orders candidates within lists: LambdaMART.
///
/// Source: Burges, From RankNet to LambdaRank to LambdaMART, 2010; trees by histograms and by the best leaf first as in Ke et al.,
/// LightGBM, 2017.
struct BoostedTrees: Sendable {
  struct Settings: Sendable {
    var trees = 200
    var leaves = 4
    /// Share of each tree that is added.
    var rate = 0.05
    /// Examples a leaf holds at least.
    var leafSize = 40
    /// How much each leaf is drawn to 0.
    var ridge = 5.0
    /// Places of a list that matter.
    var depth = 15
  }

  /// Lists of candidates, one list after another.
  struct Examples: Sendable {
    /// A row of features for each candidate.
    var features: [[Double]] = []
    var isRight: [Bool] = []
    /// Where each list starts; its end is the next one's start.
    var starts: [Int] = [0]
  }

  private var trees: [RegressionTree] = []

  init(_ examples: Examples, _ settings: Settings = Settings()) {
    let bins = FeatureBins(examples.features)
    var scores = [Double](repeating: 0, count: examples.features.count)
    for _ in 0..<settings.trees {
      let pull = ListPull(examples, scores, depth: settings.depth)
      var growth = TreeGrowth(bins, pull, settings)
      let tree = growth.grow()
      guard !tree.isLeaf else { break }
      for place in scores.indices { scores[place] += growth.value(at: place) }
      trees.append(tree)
    }
  }

  /// Higher is better; only the order within a list means something.
  func score(_ features: [Double]) -> Double { trees.reduce(0) { $0 + $1.value(features) } }
}
