import FoundationEssentials

/// How well rankings of methods found what projects used, and how long they took.
struct AdviceMeasures {
  /// Means over projects, each from 0 to 1.
  struct Quality: Encodable {
    private var recallAt5: [Double] = []
    private var recallAt10: [Double] = []
    private var ndcgAt10: [Double] = []
    private var mrr: [Double] = []

    var count: Int { mrr.count }

    mutating func add(_ ranking: [String], _ used: Set<String>) {
      recallAt5.append(RankingMetrics.recall(ranking, used, depth: 5))
      recallAt10.append(RankingMetrics.recall(ranking, used, depth: 10))
      ndcgAt10.append(RankingMetrics.ndcg(ranking, used, depth: 10))
      mrr.append(RankingMetrics.reciprocalRank(ranking, used, depth: ranking.count))
    }

    var values: [(name: String, value: Double)] {
      [("recall_at_5", recallAt5), ("recall_at_10", recallAt10), ("ndcg_at_10", ndcgAt10), ("mrr", mrr)]
        .map { ($0.0, RankingMetrics.mean($0.1)) }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      for (name, value) in values { try container.encode(value, forKey: Key(name)) }
    }
  }

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private struct Report: Encodable {
    var measures: AdviceMeasures

    func encode(to encoder: any Encoder) throws {
      try measures.ranker.encode(to: encoder)
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(measures.ranker.count, forKey: Key("cases"))
      try container.encode(measures.learnSeconds, forKey: Key("learn_s"))
      try container.encode(measures.scoreMilliseconds, forKey: Key("score_ms"))
      var baselines = container.nestedContainer(keyedBy: Key.self, forKey: Key("baselines"))
      for kind in AdviceBaselines.Kind.allCases {
        try baselines.encode(measures.baselines[kind] ?? Quality(), forKey: Key(kind.rawValue))
      }
    }
  }

  var ranker = Quality()
  var baselines: [AdviceBaselines.Kind: Quality] = [:]
  /// Time of each learning, and of each ranking.
  var learning: [Duration] = []
  var scoring: [Duration] = []

  private var learnSeconds: Double { RankingMetrics.mean(learning.map { $0 / .seconds(1) }) }
  private var scoreMilliseconds: Double { RankingMetrics.median(scoring.map { $0 / .milliseconds(1) }) }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(Report(measures: self)), as: UTF8.self)
  }

  func table() -> String {
    let names = ["ariane"] + AdviceBaselines.Kind.allCases.map(\.rawValue)
    let rows = [ranker] + AdviceBaselines.Kind.allCases.map { baselines[$0] ?? Quality() }
    let width = (names.map(\.count).max() ?? 0) + 2
    let header = ranker.values.map { AdviceMeasures.padded($0.name, 14) }.joined()
    let lines = zip(names, rows).map { name, row in
      AdviceMeasures.padded(name, width)
        + row.values.map { AdviceMeasures.padded(AdviceMeasures.decimals($0.value, 3), 14) }.joined()
    }
    let time = say(
      "\(ranker.count) projets ; apprentissage \(AdviceMeasures.decimals(learnSeconds, 2)) s, classement \(AdviceMeasures.decimals(scoreMilliseconds, 2)) ms.",
      "\(ranker.count) projects; learning \(AdviceMeasures.decimals(learnSeconds, 2)) s, ranking \(AdviceMeasures.decimals(scoreMilliseconds, 2)) ms."
    )
    return ([AdviceMeasures.padded("", width) + header] + lines + [time]).joined(separator: "\n")
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func decimals(_ value: Double, _ places: Int) -> String {
    let scale = places == 2 ? 100 : 1000
    let scaled = Int((value * Double(scale)).rounded())
    let rest = String(scaled % scale)
    return "\(scaled / scale)." + String(repeating: "0", count: places - rest.count) + rest
  }
}
