import Language

/// The methods that may fit a project, each with the features that the final order is learnt from.
struct MethodShortlist: Sendable {
  /// More make no better order, and training longer.
  static let most = 40
  /// What the method's own words bring to the promise at most.
  private static let wordWeight = 0.3
  /// The same where few projects tell of use.
  private static let plainWordWeight = 0.6
  /// So many projects are believed by half, there.
  private static let doubt = 10.0

  /// Places of the methods, the most promising first.
  let methods: [Int]
  /// A row for each.
  let features: [[Double]]
  /// How promising each method is before the final order, all methods: the use foreseen from near projects, and the method's own words.
  let promise: [Double]
  /// How well each method fits where no final order is learnt, from 0 to 1: the same parts, its own words counting more.
  let plainScores: [Double]

  /// - Parameters:
  ///   - counts: how many projects used each column, among `projects`.
  init(
    _ predictions: UseRegressions.Predictions, _ mentions: [MethodMentions.Mention], _ uses: MethodUses, counts: [Int],
    projects: Int
  ) {
    let words = mentions.map { ($0.inAll + $0.likeness) / 2 }
    let worths = uses.columns.map { $0.map { predictions.worth[$0] } ?? 0 }
    promise = zip(worths, words).map { $0 + MethodShortlist.wordWeight * $1 }
    let trust = Double(projects) / (Double(projects) + MethodShortlist.doubt)
    plainScores = zip(worths, words).map {
      (trust * min(1, max(0, $0)) + MethodShortlist.plainWordWeight * $1) / (1 + MethodShortlist.plainWordWeight)
    }
    let promise = promise
    methods = Array(promise.indices.sorted { (promise[$1], $0) < (promise[$0], $1) }.prefix(MethodShortlist.most))
    let likely = predictions.use.map { min(1, max(0, $0)) }
    let (first, second) = MethodShortlist.highestTwo(predictions.use)
    let all = likely.reduce(0, +)
    let mostMentioned = mentions.reduce(0) { max($0, $1.inAll) }
    features = methods.map { method in
      let mention = mentions[method]
      let column = uses.columns[method]
      let count = column.map { counts[$0] } ?? 0
      let prior = Logarithm.natural((Double(count) + 0.5) / Double(projects))
      let company = column.map { MethodShortlist.company(of: $0, likely, uses, projects) } ?? (0, 0, 0)
      return [
        column.map { predictions.worth[$0] } ?? 0, column.map { predictions.use[$0] } ?? 0, prior,
        mention.inHeading, mention.inAll, mention.isNamed, mention.likeness,
        company.0, company.1, company.2, first, all, second, column.map { uses.company[$0] } ?? 0,
        mention.runsInHeading, mention.runsInAll, mostMentioned, mention.inAll - mostMentioned,
      ]
    }
  }

  /// How far the other methods that are likely here go with one: all together, the strongest, and against chance.
  private static func company(
    of column: Int, _ likely: [Double], _ uses: MethodUses, _ projects: Int
  ) -> (Double, Double, Double) {
    let chance = Double(uses.counts[column]) / Double(max(1, projects)) + 0.02
    var (sum, best, lift) = (0.0, 0.0, 0.0)
    for (other, likelihood) in likely.enumerated() where likelihood > 0 {
      let together = uses.together[other, column]
      guard together > 0 else { continue }
      sum += likelihood * together
      best = max(best, likelihood * together)
      lift += likelihood * Logarithm.natural(1 + together / chance)
    }
    return (sum, best, lift)
  }

  private static func highestTwo(_ values: [Double]) -> (Double, Double) {
    let sorted = values.sorted(by: >).prefix(2) + [0, 0]
    return (sorted[0], sorted[1])
  }
}
