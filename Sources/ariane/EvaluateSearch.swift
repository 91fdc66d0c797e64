import ArgumentParser
import FoundationEssentials
import Knowledge
import Language

/// `ariane evaluate search`: how well the search engine ranks documents for queries whose answers are known, and how fast.
struct EvaluateSearch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: say(
      "Mesure la recherche sur des documents et des questions.", "Measures the search on documents and queries."),
    discussion: say(
      "Un objet JSON par ligne. Documents : id, title, text. Questions : id, text, relevant (les id des bons documents).",
      "One JSON object a line. Documents: id, title, text. Queries: id, text, relevant (ids of the right documents)."))

  @Option(
    help: ArgumentHelp(say("Fichier des documents.", "File of the documents."), valueName: "file"))
  var documents: String

  @Option(help: ArgumentHelp(say("Fichier des questions.", "File of the queries."), valueName: "file"))
  var queries: String

  @Option(help: ArgumentHelp(say("Langue : fr ou en.", "Language: fr or en."), valueName: "lang"))
  var lang: Lang?

  @Flag(help: ArgumentHelp(say("Un objet JSON.", "One JSON object.")))
  var json = false

  private struct Document: Decodable {
    var id: String
    var title: String?
    var text: String
  }

  private struct Query: Decodable {
    var text: String
    var relevant: [String]
  }

  private struct Measures: Encodable {
    var ndcgAt10: Double
    var recallAt10: Double
    var mrr: Double
    /// To index all documents, reading the file apart.
    var indexMs: Double
    /// Median time of one search.
    var queryUs: Double

    enum CodingKeys: String, CodingKey {
      case ndcgAt10 = "ndcg_at_10"
      case recallAt10 = "recall_at_10"
      case mrr
      case indexMs = "index_ms"
      case queryUs = "query_us"
    }
  }

  /// Each query is timed this many times.
  private static let rounds = 5

  func run() throws {
    let lang = lang ?? .preferred
    let documents = try JSONLines.read(Document.self, from: documents)
    let queries = try JSONLines.read(Query.self, from: queries)
    let clock = ContinuousClock()
    var index: TextIndex?
    let indexing = clock.measure {
      index = TextIndex(documents.lazy.map { [.init(4, [$0.title ?? ""]), .init(1, [$0.text])] }, lang)
    }
    guard let index else { return }
    var rankings: [[String]] = []
    var times: [Double] = []
    for round in 0..<Self.rounds {
      for query in queries {
        var hits: [TextIndex.Hit] = []
        times.append(Self.seconds(clock.measure { hits = index.search(query.text, limit: 10) }))
        if round == 0 { rankings.append(hits.map { documents[$0.document].id }) }
      }
    }
    let relevant = queries.map { Set($0.relevant) }
    func mean(_ metric: ([String], Set<String>) -> Double) -> Double {
      RankingMetrics.mean(zip(rankings, relevant).map(metric))
    }
    let measures = Measures(
      ndcgAt10: mean { RankingMetrics.ndcg($0, $1) }, recallAt10: mean { RankingMetrics.recall($0, $1) },
      mrr: mean { RankingMetrics.reciprocalRank($0, $1) }, indexMs: Self.seconds(indexing) * 1e3,
      queryUs: RankingMetrics.median(times) * 1e6)
    print(json ? try Self.json(measures) : Self.text(measures, documents.count, queries.count, lang))
  }

  private static func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }

  private static func json(_ measures: Measures) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(measures), as: UTF8.self)
  }

  private static func text(_ measures: Measures, _ documents: Int, _ queries: Int, _ lang: Lang) -> String {
    let fr = lang == .fr
    let lines = [
      ("Documents", "\(documents)"), (fr ? "Questions" : "Queries", "\(queries)"),
      ("nDCG@10", rounded(measures.ndcgAt10, 4)), (fr ? "Rappel@10" : "Recall@10", rounded(measures.recallAt10, 4)),
      ("MRR", rounded(measures.mrr, 4)), (fr ? "Indexation" : "Indexing", rounded(measures.indexMs, 1) + " ms"),
      (fr ? "Recherche, médiane" : "Search, median", rounded(measures.queryUs, 1) + " µs"),
    ]
    return lines.map { $0 + (fr ? " : " : ": ") + $1 }.joined(separator: "\n")
  }

  /// With a point and at most so many digits behind it.
  private static func rounded(_ value: Double, _ digits: Int) -> String {
    let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
    return "\((value * scale).rounded() / scale)"
  }
}
