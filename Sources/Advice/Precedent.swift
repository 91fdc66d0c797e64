package import Knowledge

/// A case that comes near the project.
package struct Precedent: Sendable {
  package var content: Case

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
    let near = base.cases.compactMap { content -> Precedent? in
      let isSameIssue = content.issues.contains(where: issues.contains)
      let methods = content.methods.filter(sheets.contains)
      guard isSameIssue || !methods.isEmpty else { return nil }
      var nearness = isSameIssue ? issue : 0
      nearness += min(2, methods.count) * method
      if let here = situation.choice(VariableID.stage), content.stages.contains(here) { nearness += stage }
      if let kind = situation.choice(VariableID.organisation), kind == content.organisation { nearness += organisation }
      // What came of it is what one wants to know.
      if content.outcome != nil { nearness += outcome }
      return nearness >= least ? Precedent(content: content, nearness: nearness) : nil
    }
    return Array(near.stablySorted { -$0.nearness }.prefix(most))
  }
}
