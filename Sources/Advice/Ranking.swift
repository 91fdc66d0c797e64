package import Knowledge

/// Ranks all sheets for a situation.
package struct Ranking: Sendable {
  package let base: KnowledgeBase
  package let weights: Weights
  /// For each variable, the criteria to judge again when it changes, by sheet.
  private let dependencies: [String: [[Criterion]]]
  private let movers: Set<String>

  package init(base: KnowledgeBase, weights: Weights) {
    self.base = base
    self.weights = weights
    let dependencies = Ranking.dependencies(base)
    self.dependencies = dependencies
    movers = Set(dependencies.filter { $0.value.contains { !$0.isEmpty } }.keys)
  }

  /// Every sheet, the best first; excluded ones last; ties in project order, then by id.
  ///
  /// - Parameter words: how well each sheet matches the words of the project, 0 to 1, by id.
  package func sheets(suiting situation: Situation, words: [String: Double] = [:]) -> [Ranked] {
    let assessment = Assessment(base: base, weights: weights, situation: situation)
    let ranked = base.sheets.map { sheet in
      let contributions = Criterion.allCases.flatMap {
        assessment.contributions($0, sheet, words: words[sheet.id] ?? 0)
      }
      return Ranked(
        sheet: sheet, score: contributions.reduce(0) { $0 + $1.points }, contributions: contributions,
        exclusion: assessment.exclusion(sheet))
    }
    return order(ranked)
  }

  /// Whether a variable can move any sheet; the others only matter to warnings.
  func depends(on variable: String) -> Bool { movers.contains(variable) }

  /// The same for one variable changed, judging again only what reads it.
  func sheets(suiting situation: Situation, changed variable: String, from known: [Ranked]) -> [Ranked] {
    let assessment = Assessment(base: base, weights: weights, situation: situation)
    let changed = known.map { ranked in
      guard let place = base.place(of: ranked.sheet.id), let criteria = dependencies[variable]?[place],
        !criteria.isEmpty
      else {
        return ranked
      }
      var ranked = ranked
      ranked.contributions.removeAll { criteria.contains($0.criterion) }
      for criterion in criteria {
        ranked.contributions += assessment.contributions(criterion, ranked.sheet, words: 0)
      }
      // In the order of the whole ranking: a sum of floating-point numbers depends on it.
      ranked.contributions = ranked.contributions.stablySorted { $0.criterion.rawValue }
      ranked.score = ranked.contributions.reduce(0) { $0 + $1.points }
      ranked.exclusion = assessment.exclusion(ranked.sheet)
      return ranked
    }
    return order(changed)
  }

  /// The sheets worth recommending, the best first. When nothing has more for it than against it, the two that come nearest.
  package func recommendable(_ ranked: [Ranked]) -> [Ranked] {
    let suitable = ranked.filter(\.isSuitable)
    guard let best = suitable.first else {
      let possible = ranked.filter { $0.exclusion == nil }
      let serving = possible.filter {
        $0.contributions.contains { if case .servesNeed = $0.fact { true } else { false } }
      }
      return Array((serving.isEmpty ? possible : serving).prefix(2))
    }
    return suitable.filter { $0.score >= best.score * weights[.routeShare] }
  }

  private func order(_ ranked: [Ranked]) -> [Ranked] {
    ranked.sorted { a, b in
      if (a.exclusion == nil) != (b.exclusion == nil) { return a.exclusion == nil }
      if a.score != b.score { return a.score > b.score }
      let (orderA, orderB) = (base.taxonomy.order(of: a.sheet), base.taxonomy.order(of: b.sheet))
      return orderA != orderB ? orderA < orderB : a.sheet.id < b.sheet.id
    }
  }

  private static func dependencies(_ base: KnowledgeBase) -> [String: [[Criterion]]] {
    let favouring = Set(base.cautions.filter { !$0.favours.isEmpty }.flatMap(\.when.variables))
    let implying = Set(base.taxonomy.artefacts.compactMap(\.impliedBy).flatMap(\.variables))
    var found: [String: [[Criterion]]] = [:]
    for variable in base.taxonomy.variables.map(\.id) {
      found[variable] = base.sheets.map { sheet in
        var criteria: [Criterion] = Ranking.direct[variable] ?? []
        if variable == VariableID.have || implying.contains(variable) { criteria += [.inputs, .outputs] }
        if sheet.pitfalls.contains(where: { $0.severity == 3 && $0.when?.reads(variable) == true }) {
          criteria.append(.pitfalls)
        }
        if favouring.contains(variable) { criteria.append(.cautions) }
        return criteria
      }
    }
    return found
  }

  private static let direct: [String: [Criterion]] = [
    VariableID.stage: [.stage], VariableID.needs: [.needs], VariableID.issues: [.issue],
    VariableID.participants: [.group], VariableID.time: [.time], VariableID.modality: [.mode],
    VariableID.facilitation: [.facilitation],
  ]
}
