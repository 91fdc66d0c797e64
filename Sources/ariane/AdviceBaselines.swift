import Advice
import Language

/// Simple rankings of methods for a project: what a better one must beat.
struct AdviceBaselines {
  enum Kind: String, CaseIterable {
    /// Methods most used first.
    case popularity
    /// BM25 of the project's text in the methods' names and descriptions.
    case bm25
    /// Methods of the 20 projects nearest by BM25, each vote counted by its score.
    case nearestCases = "nearest_cases"
  }

  private static let neighbours = 20

  private let methods: [MethodText]
  private let projects: [DocumentedProject]
  private let places: [String: Int]
  private let counts: [Double]
  private let ofMethods: BM25
  private let ofProjects: BM25

  init(_ methods: [MethodText], _ projects: [DocumentedProject], _ lang: Lang) {
    (self.methods, self.projects) = (methods, projects)
    let places = Dictionary(methods.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var counts = [Double](repeating: 0, count: methods.count)
    for method in projects.flatMap(\.methods) {
      if let place = places[method] { counts[place] += 1 }
    }
    (self.places, self.counts) = (places, counts)
    ofMethods = BM25(methods.map { ($0.names + [$0.description]).joined(separator: ". ") }, lang)
    ofProjects = BM25(projects.map { $0.content.title + ". " + $0.content.text }, lang)
  }

  /// Ids of all methods, the best first; ties in the order of the methods.
  func ranking(_ kind: Kind, _ project: ProjectText) -> [String] {
    let text = project.title + ". " + project.text
    let scores =
      switch kind {
      case .popularity: counts
      case .bm25: ofMethods.scores(text)
      case .nearestCases: votes(text)
      }
    return scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }.map { methods[$0].id }
  }

  private func votes(_ text: String) -> [Double] {
    let nearness = ofProjects.scores(text)
    var votes = [Double](repeating: 0, count: methods.count)
    let nearest = nearness.indices.sorted { (nearness[$1], $0) < (nearness[$0], $1) }.prefix(AdviceBaselines.neighbours)
    for project in nearest {
      for method in Set(projects[project].methods).compactMap({ places[$0] }) { votes[method] += nearness[project] }
    }
    return votes
  }
}
