import Knowledge

/// A sheet as numbers: what judging it reads, so that no name is compared while thousands are judged. Shared, never copied.
final class Profile: Sendable {
  let stages: [Int]
  let needs: [Int]
  let issues: [Int]
  /// By bit.
  let modes: UInt128
  let requires: [Int]
  /// One of `requires` is enough.
  let isAny: Bool
  let produces: [Int]
  let group: ClosedRange<Int>
  let bestGroup: ClosedRange<Int>
  let shortest: Int
  let typical: Int
  let difficulty: Int
  let needsFacilitator: Bool
  /// Pitfalls that spoil everything, by their place in the sheet, with their condition.
  let severe: [(place: Int, when: Condition, rule: Rule)]
  /// When it says itself what to change for a larger or smaller group.
  let resizing: [Rule]
  /// Place among all sheets in project order, then by difficulty and id: decides between equal scores.
  let rank: Int

  init(_ sheet: Sheet, rank: Int, _ profiles: Numbering) {
    stages = sheet.stages.compactMap { profiles.stages[$0] }
    needs = sheet.needs.compactMap { profiles.needs[$0] }
    issues = sheet.issues.compactMap { profiles.issues[$0] }
    modes = profiles.variables.mask(sheet.modes, of: VariableID.modality)
    requires = sheet.requires.artefacts.compactMap { profiles.artefacts[$0] }
    isAny = if case .any = sheet.requires { true } else { false }
    produces = sheet.produces.compactMap { profiles.artefacts[$0] }
    group = sheet.group.range
    bestGroup = sheet.group.best
    shortest = sheet.time.min
    typical = sheet.typicalMinutes
    difficulty = sheet.difficulty
    needsFacilitator = sheet.facilitator == .needed
    severe = sheet.pitfalls.enumerated().compactMap { place, pitfall in
      pitfall.severity == 3 ? pitfall.when.map { (place, $0, Rule($0, profiles.variables)) } : nil
    }
    resizing = sheet.adaptations.map(\.when).filter { $0.reads(VariableID.participants) }
      .map { Rule($0, profiles.variables) }
    self.rank = rank
  }
}

/// The numbers of the vocabulary.
struct Numbering: Sendable {
  let stages: [String: Int]
  let needs: [String: Int]
  let issues: [String: Int]
  let artefacts: [String: Int]
  let variables: VariableNumbers

  init(_ taxonomy: Taxonomy) {
    func places(_ terms: [Term]) -> [String: Int] {
      Dictionary(terms.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }
    (stages, needs) = (places(taxonomy.stages), places(taxonomy.needs))
    (issues, artefacts) = (places(taxonomy.issues), places(taxonomy.artefacts))
    variables = VariableNumbers(taxonomy)
  }
}

/// All sheets as numbers, and what the numbers stand for.
final class Profiles: Sendable {
  let base: KnowledgeBase
  let sheets: [Profile]
  let numbering: Numbering
  /// Order of each stage in a project; nil for those that accompany it all along.
  let stageOrder: [Int?]
  /// Artefacts that every project has.
  let given: [Bool]
  /// Artefacts that a situation may imply.
  let implied: [(artefact: Int, when: Condition, rule: Rule)]
  /// Cautions that favour stages, by their place, with those stages.
  let favouring: [(place: Int, when: Condition, rule: Rule, stages: Set<Int>)]
  /// Needs that some sheet serves.
  let served: Set<String>
  /// Places of the sheets that start from an artefact or leave it behind.
  let involved: [String: [Int]]

  init(_ base: KnowledgeBase) {
    let taxonomy = base.taxonomy
    let numbering = Numbering(taxonomy)
    self.numbering = numbering
    self.base = base
    stageOrder = taxonomy.stages.map { taxonomy.isTransverse($0.id) ? nil : taxonomy.order(of: $0.id) }
    given = taxonomy.artefacts.map(\.isGiven)
    implied = taxonomy.artefacts.enumerated().compactMap { place, term in
      term.impliedBy.map { (place, $0, Rule($0, numbering.variables)) }
    }
    favouring = base.cautions.enumerated().filter { !$0.element.favours.isEmpty }.map { place, caution in
      (place, caution.when, Rule(caution.when, numbering.variables), Set(caution.favours.compactMap { numbering.stages[$0] }))
    }
    let inOrder = base.sheets.indices.sorted { a, b in
      let (first, second) = (taxonomy.order(of: base.sheets[a]), taxonomy.order(of: base.sheets[b]))
      if first != second { return first < second }
      // Of two that suit alike, the easier one first.
      let (easy, other) = (base.sheets[a].difficulty, base.sheets[b].difficulty)
      return easy != other ? easy < other : a < b
    }
    var ranks = Array(repeating: 0, count: base.sheets.count)
    for (rank, place) in inOrder.enumerated() { ranks[place] = rank }
    var involved: [String: [Int]] = [:]
    for (place, sheet) in base.sheets.enumerated() {
      for artefact in Set(sheet.requires.artefacts + sheet.produces) { involved[artefact, default: []].append(place) }
    }
    self.involved = involved
    served = Set(base.sheets.flatMap(\.needs))
    sheets = base.sheets.enumerated().map { place, sheet in Profile(sheet, rank: ranks[place], numbering) }
  }
}
