package import Knowledge

/// A case that comes near the project, and what the two have in common.
package struct Precedent: Sendable {
  package var content: Case
  package var issues: [String]
  package var stage: String?
  /// Sheets of the route that were used there.
  package var methods: [String]

  /// How near it comes: the same issue counts most, then the same methods, the same stage, the same kind of organisation.
  var nearness: Int

  /// Issues weigh more than all else together: what others did about the same issue comes first.
  private static let (issue, method, stage, organisation, outcome) = (12, 3, 2, 2, 1)
  /// Less has little to do with the project.
  private static let least = 5
  private static let most = 3

  /// The nearest cases, the nearest first; ties in the order of their ids.
  static func nearest(_ base: KnowledgeBase, to situation: Situation, route: Route) -> [Precedent] {
    let issues = situation.choices(VariableID.issues)
    let sheets = Set((route.steps + route.later).map(\.sheet))
    let precedents = base.cases.map { content -> Precedent in
      let shared = content.issues.filter(issues.contains)
      let methods = content.methods.filter(sheets.contains)
      let stage = situation.choice(VariableID.stage).flatMap { content.stages.contains($0) ? $0 : nil }
      var nearness = shared.isEmpty ? 0 : issue
      nearness += min(2, methods.count) * method
      nearness += stage == nil ? 0 : Self.stage
      if let kind = situation.choice(VariableID.organisation), kind == content.organisation { nearness += organisation }
      // What came of it is what one wants to know.
      nearness += content.outcome == nil ? 0 : outcome
      return Precedent(content: content, issues: shared, stage: stage, methods: methods, nearness: nearness)
    }
    let near = precedents.filter { !($0.issues.isEmpty && $0.methods.isEmpty) && $0.nearness >= least }
    return Array(near.stablySorted { -$0.nearness }.prefix(most))
  }
}
