import Knowledge

/// A sheet as numbers: what judging it reads, so that no name is compared while thousands are judged.
struct Profile: Sendable {
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
}

/// All sheets as numbers, and what the numbers stand for.
final class Profiles: Sendable {
  let base: KnowledgeBase
  let sheets: [Profile]
  /// Numbers of ids.
  let stages: [String: Int]
  let needs: [String: Int]
  let issues: [String: Int]
  let artefacts: [String: Int]
  /// Order of each stage in a project; nil for those that accompany it all along.
  let stageOrder: [Int?]
  /// Artefacts that every project has.
  let given: [Bool]
  /// Artefacts that a situation may imply.
  let implied: [(artefact: Int, when: Condition, rule: Rule)]
  /// Cautions that favour stages, by their place, with those stages.
  let favouring: [(place: Int, when: Condition, rule: Rule, stages: Set<Int>)]
  let numbers: VariableNumbers
  /// Places of the sheets that start from an artefact or leave it behind.
  let involved: [String: [Int]]

  init(_ base: KnowledgeBase) {
    func places(_ ids: [String]) -> [String: Int] {
      Dictionary(ids.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }
    let taxonomy = base.taxonomy
    let numbers = VariableNumbers(taxonomy)
    self.numbers = numbers
    self.base = base
    let (stages, needs) = (places(taxonomy.stages.map(\.id)), places(taxonomy.needs.map(\.id)))
    let (issues, artefacts) = (places(taxonomy.issues.map(\.id)), places(taxonomy.artefacts.map(\.id)))
    (self.stages, self.needs, self.issues, self.artefacts) = (stages, needs, issues, artefacts)
    stageOrder = taxonomy.stages.map { taxonomy.isTransverse($0.id) ? nil : taxonomy.order(of: $0.id) }
    given = taxonomy.artefacts.map(\.isGiven)
    implied = taxonomy.artefacts.enumerated().compactMap { place, term in
      term.impliedBy.map { (place, $0, Rule($0, numbers)) }
    }
    favouring = base.cautions.enumerated().filter { !$0.element.favours.isEmpty }.map { place, caution in
      (place, caution.when, Rule(caution.when, numbers), Set(caution.favours.compactMap { stages[$0] }))
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
    sheets = base.sheets.enumerated().map { place, sheet in
      Profile(
        stages: sheet.stages.compactMap { stages[$0] }, needs: sheet.needs.compactMap { needs[$0] },
        issues: sheet.issues.compactMap { issues[$0] }, modes: numbers.mask(sheet.modes, of: VariableID.modality),
        requires: sheet.requires.artefacts.compactMap { artefacts[$0] },
        isAny: { if case .any = sheet.requires { true } else { false } }(),
        produces: sheet.produces.compactMap { artefacts[$0] }, group: sheet.group.range, bestGroup: sheet.group.best,
        shortest: sheet.time.min, typical: sheet.typicalMinutes, difficulty: sheet.difficulty,
        needsFacilitator: sheet.facilitator == .needed,
        severe: sheet.pitfalls.enumerated().compactMap { place, pitfall in
          pitfall.severity == 3 ? pitfall.when.map { (place, $0, Rule($0, numbers)) } : nil
        },
        resizing: sheet.adaptations.map(\.when).filter { $0.reads(VariableID.participants) }
          .map { Rule($0, numbers) }, rank: ranks[place])
    }
  }
}
