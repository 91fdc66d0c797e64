/// The words that the best documents of a search share, to search with once more.
struct Feedback: Sendable {
  /// How many of the best documents speak.
  static let documents = 10
  /// How many words they add.
  private static let terms = 50
  /// All that they add, against the words that were typed.
  private static let share: Float = 1

  private let counts: TermCounts
  private let scale: [Float]
  private let rarity: [Float]

  init(_ counts: TermCounts, _ stems: Postings, scale: [Float]) {
    self.counts = counts
    self.scale = scale
    rarity = (0..<stems.termCount).map { Postings.rarity(stems.row($0).count, among: scale.count) }
  }

  /// Stems with their weights.
  ///
  /// - Parameters:
  ///   - leaders: the best documents, the best first. Each speaks by the sixth power of its score, so that a clear winner speaks
  ///     alone and what was looked for by name keeps its place.
  ///   - total: how many words were typed.
  func terms(
    from leaders: [TopRanked.Item], _ stems: Postings, total: Float
  ) -> [(stem: Int, weight: Float)] {
    guard let best = leaders.first?.score else { return [] }
    var sums = [Float](repeating: 0, count: rarity.count)
    var touched: [Int32] = []
    for leader in leaders {
      let ratio = leader.score / best
      let voice = ratio * ratio * ratio * ratio * ratio * ratio
      let document = Int(leader.place)
      for place in counts.row(document) {
        let stem = counts.terms[place]
        if sums[Int(stem)] == 0 { touched.append(stem) }
        sums[Int(stem)] +=
          voice * rarity[Int(stem)] * Postings.saturation(counts.frequencies[place], scale[document])
      }
    }
    var top = TopRanked(Self.terms)
    // What one document alone holds finds no other.
    for stem in touched where stems.row(Int(stem)).count > 1 { top.offer(stem, sums[Int(stem)]) }
    let sum = top.items.reduce(0) { $0 + $1.score }
    return top.items.map { (Int($0.place), $0.score * Self.share * total / sum) }
  }
}
