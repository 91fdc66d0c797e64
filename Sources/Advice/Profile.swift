import Knowledge

/// A sheet as numbers: what judging it reads, so that no name is compared while thousands are judged. Shared, never copied.
final class Profile: Sendable {
  let stages: [Int]
  /// The main one first; and all by bit, as the sets that follow.
  let needs: [Int]
  let needMask: UInt128
  let issues: UInt128
  let modes: UInt128
  let requires: UInt128
  /// One of `requires` is enough.
  let isAny: Bool
  let produces: UInt128
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
    let variables = profiles.variables
    stages = sheet.stages.compactMap { variables.term($0, of: VariableID.stage) }
    needs = sheet.needs.compactMap { variables.term($0, of: VariableID.needs) }
    needMask = variables.mask(sheet.needs, of: VariableID.needs)
    issues = variables.mask(sheet.issues, of: VariableID.issues)
    // What works in one room and at a distance works for a group that is half here, half there.
    let bothWays = sheet.modes.contains("in-person") && sheet.modes.contains("remote") ? ["hybrid"] : []
    modes = variables.mask(sheet.modes + bothWays, of: VariableID.modality)
    requires = variables.mask(sheet.requires.artefacts, of: VariableID.have)
    isAny = if case .any = sheet.requires { true } else { false }
    produces = variables.mask(sheet.produces, of: VariableID.have)
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
  let variables: VariableNumbers
  /// Numbers of the variables that the score itself reads.
  let stage, need, issue, have, participants, time, modality, facilitation: Int

  init(_ taxonomy: Taxonomy) {
    let variables = VariableNumbers(taxonomy)
    self.variables = variables
    // One that the taxonomy lacks is never known: its place is behind the last.
    func number(_ variable: String) -> Int { variables.number(of: variable) ?? variables.variables.count }
    (stage, need) = (number(VariableID.stage), number(VariableID.needs))
    (issue, have) = (number(VariableID.issues), number(VariableID.have))
    (participants, time) = (number(VariableID.participants), number(VariableID.time))
    (modality, facilitation) = (number(VariableID.modality), number(VariableID.facilitation))
  }
}

/// All sheets as numbers, and what the numbers stand for.
final class Profiles: Sendable {
  let base: KnowledgeBase
  let sheets: [Profile]
  let numbering: Numbering
  /// Modes, by number; and the one that goes without saying.
  let modes: [String]
  let usualMode: Int?
  /// Order of each stage in a project; nil for those that accompany it all along.
  let stageOrder: [Int?]
  /// Artefacts that every project has, by bit.
  let given: UInt128
  /// Artefacts that a situation may imply.
  let implied: [(artefact: UInt128, when: Condition, rule: Rule)]
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
    modes = taxonomy.variable(VariableID.modality)?.terms.map(\.id) ?? []
    usualMode = modes.firstIndex(of: "in-person")
    stageOrder = taxonomy.stages.map { taxonomy.isTransverse($0.id) ? nil : taxonomy.order(of: $0.id) }
    given = numbering.variables.mask(taxonomy.artefacts.filter(\.isGiven).map(\.id), of: VariableID.have)
    implied = taxonomy.artefacts.compactMap { term in
      term.impliedBy.map {
        (numbering.variables.mask([term.id], of: VariableID.have), $0, Rule($0, numbering.variables))
      }
    }
    favouring = base.cautions.enumerated().filter { !$0.element.favours.isEmpty }.map { place, caution in
      (
        place, caution.when, Rule(caution.when, numbering.variables),
        Set(caution.favours.compactMap { numbering.variables.term($0, of: VariableID.stage) })
      )
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
