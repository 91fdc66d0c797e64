import Advice
import FoundationEssentials
import Language

/// How well the methods that documented projects used are ranked from their texts, projects not seen before.
struct MethodEvaluation {
  /// Files of JSON Lines.
  var methods: String
  var cases: String
  /// Projects to judge by what all the others teach; nil to judge each by what the other folds teach.
  var test: String?
  var folds: Int
  /// Nil: that of the texts.
  var lang: Lang?

  private struct Method: Decodable {
    var id: String
    var title: String
    var also: [String]?
    var description: String?
  }

  private struct Project: Decodable {
    var id: String
    var title: String?
    var text: String
    var methods: [String]
  }

  func measures() throws -> AdviceMeasures {
    let methods = try JSONLines.read(Method.self, from: methods).map {
      MethodText(id: $0.id, names: [$0.title] + ($0.also ?? []), description: $0.description ?? "")
    }
    let known = Set(methods.map(\.id))
    let projects = try Self.projects(cases)
    let lang = lang ?? Self.lang(of: projects)
    var measures = AdviceMeasures()
    if let test {
      judge(try Self.projects(test), learning: projects, methods, known, lang, &measures)
    } else {
      // By id, not by place: the same folds however the file is sorted.
      let sorted = projects.sorted { (Self.number($0.id), $0.id) < (Self.number($1.id), $1.id) }
      for fold in 0..<folds {
        let judged = sorted.indices.filter { $0 % folds == fold }.map { sorted[$0] }
        let learnt = sorted.indices.filter { $0 % folds != fold }.map { sorted[$0] }
        judge(judged, learning: learnt, methods, known, lang, &measures)
      }
    }
    return measures
  }

  /// The language that most words of the first projects are in.
  private static func lang(of projects: [DocumentedProject]) -> Lang {
    let texts = projects.prefix(50).map { String($0.content.text.prefix(1_000)) }
    let votes = FunctionWords.votes(in: Tokenizer.tokens(of: texts.joined(separator: "\n")))
    return votes.en > votes.fr ? .en : .fr
  }

  private static func projects(_ path: String) throws -> [DocumentedProject] {
    try JSONLines.read(Project.self, from: path).map {
      DocumentedProject(id: $0.id, content: .init(title: $0.title ?? "", text: $0.text), methods: $0.methods)
    }
  }

  /// Scatters ids that follow each other, such as years of a series, over the folds.
  private static func number(_ id: String) -> UInt64 {
    id.utf8.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
  }

  private func judge(
    _ judged: [DocumentedProject], learning projects: [DocumentedProject], _ methods: [MethodText],
    _ known: Set<String>, _ lang: Lang, _ measures: inout AdviceMeasures
  ) {
    let clock = ContinuousClock()
    var made: MethodRanker?
    measures.learning.append(clock.measure { made = MethodRanker(methods: methods, projects: projects, lang: lang) })
    guard let ranker = made else { return }
    let baselines = AdviceBaselines(methods, projects, lang)
    for project in judged {
      let used = Set(project.methods).intersection(known)
      guard !used.isEmpty else { continue }
      var ranking: [MethodScore] = []
      measures.scoring.append(clock.measure { ranking = ranker.ranking(for: project.content) })
      measures.ranker.add(ranking.map(\.method), used)
      for kind in AdviceBaselines.Kind.allCases {
        measures.baselines[kind, default: .init()].add(baselines.ranking(kind, project.content), used)
      }
    }
  }
}
