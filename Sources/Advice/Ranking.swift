package import Knowledge

/// Ranks all sheets for a situation.
package struct Ranking: Sendable {
  package let base: KnowledgeBase
  package let weights: Weights
  let profiles: Profiles
  private let points: Points
  private let influences: [String: Influence]
  /// For each variable, the conditions of warnings that read it, by place of the sheet.
  private let warnings: [String: [Int: [Condition]]]

  /// What a variable can change in the scores.
  struct Influence: Sendable {
    /// Criteria to judge again for every sheet.
    var criteria: [Criterion] = []
    /// Places of the sheets of which a grave pitfall reads it.
    var endangered: [Int] = []
    var touches: Assessment.Touches = []
    /// Whether it can exclude sheets.
    var excludes = false

    var isNone: Bool { criteria.isEmpty && endangered.isEmpty }
  }

  package init(base: KnowledgeBase, weights: Weights) {
    self.base = base
    self.weights = weights
    let profiles = Profiles(base)
    self.profiles = profiles
    points = Points(weights)
    influences = Ranking.influences(profiles)
    warnings = Ranking.warnings(base)
  }

  func assessment(of situation: Situation) -> Assessment { Assessment(profiles, points, situation) }

  /// The same for one variable changed.
  func assessment(of situation: Situation, changed variable: String, from known: Assessment) -> Assessment {
    Assessment(
      profiles, points, situation, changing: known, touching: influences[variable]?.touches ?? .everything)
  }

  /// Every sheet, the best first; excluded ones last; ties in project order, then by id.
  ///
  /// - Parameter words: how well each sheet matches the words of the project, 0 to 1, by id.
  package func sheets(suiting situation: Situation, words: [String: Double] = [:]) -> [Ranked] {
    let assessment = assessment(of: situation)
    let ranked = base.sheets.indices.map { place in
      Ranked(place, words: words.isEmpty ? 0 : words[base.sheets[place].id] ?? 0, by: assessment)
    }
    return ranked.sorted { a, b in
      if (a.exclusion == nil) != (b.exclusion == nil) { return a.exclusion == nil }
      return a.total != b.total ? a.total > b.total : profiles.sheets[a.place].rank < profiles.sheets[b.place].rank
    }
  }

  /// Whether a variable can move any sheet; the others only matter to warnings.
  func depends(on variable: String) -> Bool { influences[variable]?.isNone == false }

  func influence(of variable: String) -> Influence { influences[variable] ?? Influence() }

  /// The conditions of serious pitfalls and of adaptations that read a variable, by place of the sheet.
  func conditions(reading variable: String) -> [Int: [Condition]] { warnings[variable] ?? [:] }

  /// The sheets worth recommending, the best first. When nothing has more for it than against it, the two that come nearest.
  package func recommendable(_ ranked: [Ranked]) -> [Ranked] {
    let suitable = ranked.prefix { $0.exclusion == nil && $0.total > 0 }
    guard let best = suitable.first else {
      let possible = ranked.filter { $0.exclusion == nil }
      let serving = possible.filter { servesNeed($0.points(.needs)) }
      return Array((serving.isEmpty ? possible : serving).prefix(Self.leastRecommended))
    }
    let least = threshold(best.total)
    return Array(suitable.prefix { $0.total >= least })
  }

  static let leastRecommended = 2

  /// Points from which a sheet enters a route, in millionths.
  func threshold(_ best: Int) -> Int { Int((Double(best) * weights[.routeShare]).rounded(.up)) }

  /// - Parameter points: of the criterion `needs`.
  func servesNeed(_ points: Int) -> Bool { points > 0 }

  private static func influences(_ profiles: Profiles) -> [String: Influence] {
    let base = profiles.base
    let favouring = Set(profiles.favouring.flatMap(\.when.variables))
    let implying = Set(profiles.implied.flatMap(\.when.variables))
    let resizing = Set(profiles.sheets.flatMap { $0.resizing.flatMap(\.variables) })
    var found: [String: Influence] = [:]
    for variable in base.taxonomy.variables.map(\.id) {
      var influence = Influence()
      influence.criteria = direct[variable] ?? []
      if variable == VariableID.have || implying.contains(variable) {
        influence.criteria += [.inputs, .outputs]
        influence.touches.insert(.artefacts)
      }
      if favouring.contains(variable) {
        influence.criteria.append(.cautions)
        influence.touches.insert(.cautions)
      }
      influence.excludes =
        [VariableID.modality, VariableID.participants, VariableID.time].contains(variable)
        || resizing.contains(variable)
      found[variable] = influence
    }
    for (place, sheet) in profiles.sheets.enumerated() {
      for variable in Set(sheet.severe.flatMap(\.when.variables)) { found[variable]?.endangered.append(place) }
    }
    return found
  }

  private static func warnings(_ base: KnowledgeBase) -> [String: [Int: [Condition]]] {
    var found: [String: [Int: [Condition]]] = [:]
    for (place, sheet) in base.sheets.enumerated() {
      let conditions = sheet.pitfalls.filter { $0.severity >= 2 }.compactMap(\.when) + sheet.adaptations.map(\.when)
      for when in conditions {
        for variable in when.variables { found[variable, default: [:]][place, default: []].append(when) }
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
