package import Knowledge

/// Ranks all sheets for a situation.
package struct Ranking: Sendable {
  package let base: KnowledgeBase
  package let weights: Weights
  let profiles: Profiles
  private let points: Points
  private let influences: [String: Influence]
  /// For each variable, the conditions of warnings that read it, by place of the sheet.
  private let warnings: [String: [Int: [Rule]]]
  private let cautions: [String: [Rule]]
  /// One turn asks for the same ranking several times, and the next for the last one again.
  private let rankings = Memo<Subject, [Ranked]>(most: 200)
  private let tables: Lazy<[String: [Value: [Int]]]>

  /// What a variable can change in the scores.
  struct Influence: Sendable {
    /// Its own criterion, to be judged again for every sheet.
    var criteria: [Criterion] = []
    /// Places of the sheets of which a grave pitfall reads it.
    var endangered: [Int] = []
    var touches: Assessment.Touches = []
    /// Whether it can exclude sheets.
    var excludes = false

    /// Nothing but its own criterion.
    var isAlone: Bool { endangered.isEmpty && touches.isEmpty && !excludes }
    var isNone: Bool { criteria.isEmpty && endangered.isEmpty && touches.isEmpty }
  }

  package init(base: KnowledgeBase, weights: Weights) {
    self.base = base
    self.weights = weights
    let profiles = Profiles(base)
    self.profiles = profiles
    points = Points(weights)
    influences = Ranking.influences(profiles)
    warnings = Ranking.warnings(base, profiles.numbering.variables)
    var cautions: [String: [Rule]] = [:]
    for caution in base.cautions {
      for variable in caution.when.variables {
        cautions[variable, default: []].append(Rule(caution.when, profiles.numbering.variables))
      }
    }
    self.cautions = cautions
    let (points, influences) = (points, influences)
    tables = Lazy { Ranking.tables(profiles, points, influences) }
  }

  func assessment(of situation: Situation) -> Assessment {
    Assessment(profiles, points, Facts(situation, profiles.numbering.variables))
  }

  /// The same for one variable changed.
  func assessment(from known: Assessment, changing variable: String, to value: Value) -> Assessment {
    Assessment(
      profiles, points, known.facts.setting(variable, to: value, profiles.numbering.variables), changing: known,
      touching: influence(of: variable).touches)
  }

  /// Every sheet, the best first; excluded ones last; ties in project order, then by id.
  ///
  /// - Parameter words: how well each sheet matches the words of the project, 0 to 1, by id.
  package func sheets(suiting situation: Situation, words: [String: Double] = [:]) -> [Ranked] {
    rankings.value(Subject(situation: situation, words: words)) { ranked(situation, words) }
  }

  /// What a ranking is made from.
  struct Subject: Hashable, Sendable {
    var situation: Situation
    var words: [String: Double]
  }

  private func ranked(_ situation: Situation, _ words: [String: Double]) -> [Ranked] {
    let assessment = assessment(of: situation)
    let shares = base.sheets.map { words.isEmpty ? 0 : words[$0.id] ?? 0 }
    let totals = base.sheets.indices.map { assessment.total($0, words: shares[$0]) }
    let exclusions = base.sheets.indices.map(assessment.exclusion)
    let places = base.sheets.indices.sorted { a, b in
      if (exclusions[a] == nil) != (exclusions[b] == nil) { return exclusions[a] == nil }
      return totals[a] != totals[b] ? totals[a] > totals[b] : profiles.sheets[a].rank < profiles.sheets[b].rank
    }
    return places.map {
      Ranked($0, words: shares[$0], total: totals[$0], exclusion: exclusions[$0], by: assessment)
    }
  }

  /// Whether a variable can move any sheet; the others only matter to warnings.
  func depends(on variable: String) -> Bool { influences[variable]?.isNone == false }

  /// The points that a value of a variable gives every sheet, where that depends on nothing else.
  func table(_ variable: String, _ value: Value) -> [Int]? { tables.value[variable]?[value] }

  func warmUp() { _ = tables.value }

  func influence(of variable: String) -> Influence { influences[variable] ?? Influence() }

  func cautions(reading variable: String) -> [Rule] { cautions[variable] ?? [] }

  /// The conditions of serious pitfalls and of adaptations that read a variable, by place of the sheet.
  func warnings(reading variable: String) -> [Int: [Rule]] { warnings[variable] ?? [:] }

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
    let resizing = Set(
      base.sheets.flatMap(\.adaptations).map(\.when).filter { $0.reads(VariableID.participants) }.flatMap(\.variables))
    var found: [String: Influence] = [:]
    for variable in base.taxonomy.variables.map(\.id) {
      var influence = Influence()
      influence.criteria = direct[variable] ?? []
      if variable == VariableID.have || implying.contains(variable) {
        influence.touches.insert(.artefacts)
      }
      if favouring.contains(variable) {
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

  private static func tables(
    _ profiles: Profiles, _ points: Points, _ influences: [String: Influence]
  ) -> [String: [Value: [Int]]] {
    var tables: [String: [Value: [Int]]] = [:]
    for variable in profiles.numbering.variables.variables where influences[variable.id]?.criteria.isEmpty == false {
      for value in variable.possibleValues {
        let situation = Situation([variable.id: value])
        let assessment = Assessment(profiles, points, Facts(situation, profiles.numbering.variables))
        tables[variable.id, default: [:]][value] = profiles.sheets.indices.map { place in
          assessment.total(place, direct[variable.id] ?? [])
        }
      }
    }
    return tables
  }

  private static func warnings(_ base: KnowledgeBase, _ numbers: VariableNumbers) -> [String: [Int: [Rule]]] {
    var found: [String: [Int: [Rule]]] = [:]
    for (place, sheet) in base.sheets.enumerated() {
      let conditions = sheet.pitfalls.filter { $0.severity >= 2 }.compactMap(\.when) + sheet.adaptations.map(\.when)
      for when in conditions {
        let rule = Rule(when, numbers)
        for variable in when.variables { found[variable, default: [:]][place, default: []].append(rule) }
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
