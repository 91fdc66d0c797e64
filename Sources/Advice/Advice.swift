package import Knowledge

/// What Ariane advises in a situation, with every reason, read off the computation that made it.
package struct Advice: Sendable {
  package var situation: Situation
  /// Every sheet, the best first.
  package var ranking: [Ranked]
  package var route: Route
  /// Warnings for each sheet of the route, in its order.
  package var warnings: [SheetWarnings]
  /// Advice against going ahead as planned, the most severe first; those that hold, then those that might.
  package var cautions: [Warning<Caution>]
  package var confidence: Confidence
  /// Cases that come near the project, the nearest first.
  package var precedents: [Precedent]
  /// What others learnt in such a situation, in the order of the content.
  package var lessons: [Lesson]

  /// The sheets recommended: those of the route, in the order of the ranking.
  package var recommended: [Ranked] {
    let ids = Set((route.steps + route.later).map(\.sheet))
    return ranking.filter { ids.contains($0.sheet.id) }
  }

  /// What suits too and is not in the route, the best first.
  package var others: [Ranked] {
    let ids = Set((route.steps + route.later).map(\.sheet))
    return ranking.filter { $0.isSuitable && !ids.contains($0.sheet.id) }
  }

  /// Nothing has more for it than against it: the route is what comes nearest.
  package var isWeak: Bool { !ranking.contains(where: \.isSuitable) }

  package func ranked(_ sheet: String) -> Ranked? { ranking.first { $0.sheet.id == sheet } }
  package func warnings(for sheet: String) -> SheetWarnings? { warnings.first { $0.sheet == sheet } }
}

/// How far the advice can be trusted to stay the same if all were known.
package struct Confidence: Hashable, Sendable {
  package enum Level: String, Sendable { case low, medium, high }

  /// Product, over the unknown variables, of the mean share of the first three sheets that stay whatever each is; from 0 to 1.
  package var share: Double
  /// Variables that are unknown or assumed and could change the first three sheets, the most decisive first.
  package var restsOn: [String]

  package var level: Level { share >= 0.6 ? .high : share >= 0.3 ? .medium : .low }
}
