import Knowledge

/// What takes the points of a judgement, and, where somebody will read them, the facts behind them.
protocol PointSink {
  mutating func add(_ points: Int, _ criterion: Criterion, _ fact: @autoclosure () -> Contribution.Fact)
}

/// Judges sheets in one situation: the only place where facts become points.
final class Assessment: Sendable {
  let profiles: Profiles
  let points: Points
  let facts: Facts

  // What is known of the variables that the score itself reads; sets by bit.
  private let stage: Int?
  private let needs: UInt128
  private let issues: UInt128
  private let group: ClosedRange<Int>?
  private let time: Int?
  private let mode: Int?
  private let facilitation: String?
  private let saysWhatItHas: Bool
  /// Artefacts in hand, said or implied.
  private let held: UInt128
  /// Artefacts that the situation rules out.
  private let ruledOut: UInt128
  /// Cautions that hold and favour some stages.
  private let cautions: [(place: Int, stages: Set<Int>)]

  /// - Parameters:
  ///   - known: the same for another value of one variable, of which all that the variable does not touch is kept.
  ///   - touches: what the variable touches besides its own criterion.
  init(
    _ profiles: Profiles, _ points: Points, _ facts: Facts, changing known: Assessment? = nil,
    touching touches: Touches = .everything
  ) {
    self.profiles = profiles
    self.points = points
    self.facts = facts
    let numbering = profiles.numbering
    stage = facts.choice(numbering.stage)
    needs = facts.mask(numbering.need)
    issues = facts.mask(numbering.issue)
    group = facts.number(numbering.participants)
    time = facts.number(numbering.time)?.upperBound
    mode = facts.choice(numbering.modality)
    facilitation = facts.choice(numbering.facilitation).map {
      numbering.variables.variables[numbering.facilitation].terms[$0].id
    }
    saysWhatItHas = facts.knows(numbering.have)
    if let known, !touches.contains(.artefacts) {
      (held, ruledOut) = (known.held, known.ruledOut)
    } else {
      var held = profiles.given | facts.mask(numbering.have)
      var ruledOut: UInt128 = 0
      for (artefact, _, rule) in profiles.implied {
        switch rule.holds(in: facts) {
        case .yes: held |= artefact
        case .no: ruledOut |= artefact
        case .unknown: break
        }
      }
      (self.held, self.ruledOut) = (held, ruledOut)
    }
    if let known, !touches.contains(.cautions) {
      cautions = known.cautions
    } else {
      cautions = profiles.favouring.filter { $0.rule.holds(in: facts) == .yes }.map { ($0.place, $0.stages) }
    }
  }

  /// What a variable touches besides its own criterion.
  struct Touches: OptionSet, Sendable {
    let rawValue: Int
    static let artefacts = Touches(rawValue: 1)
    static let cautions = Touches(rawValue: 2)
    static let everything: Touches = [.artefacts, .cautions]
  }

  /// - Parameters:
  ///   - place: of the sheet in the base.
  ///   - words: how well the sheet matches the words of the project, 0 to 1.
  func judge(_ place: Int, _ criterion: Criterion, words: Double, into sink: inout some PointSink) {
    let sheet = profiles.sheets[place]
    switch criterion {
    case .stage: judgeStage(place, sheet, &sink)
    case .needs: judgeNeeds(place, sheet, &sink)
    case .issue:
      guard sheet.issues & issues != 0 else { return }
      let wanted = facts.situation.choices(VariableID.issues)
      for issue in text(place).issues where wanted.contains(issue) {
        sink.add(points.issue, .issue, .servesIssue(issue))
      }
    case .group: judgeGroup(sheet, &sink)
    case .time:
      guard let time, time >= sheet.shortest else { return }
      if time >= sheet.typical {
        // Who has half a day wants more than what takes half an hour.
        let isFull = time == Int.max || sheet.typical * Self.fullShare >= time
        sink.add(isFull ? points.timeFits : points.timeSpare, .time, .timeFits(minutes: sheet.typical))
      } else {
        sink.add(points.timeTight, .time, .timeTight(minutes: sheet.typical))
      }
    case .mode:
      // The usual one is no merit.
      guard let mode, mode != profiles.usualMode, hasMode(sheet, mode) else { return }
      sink.add(points.mode, .mode, .mode(profiles.modes[mode]))
    case .facilitation: judgeFacilitation(sheet, &sink)
    case .inputs: judgeInputs(place, sheet, &sink)
    case .outputs:
      guard sheet.produces != 0, sheet.produces & ~held == 0 else { return }
      sink.add(points.outputsInHand, .outputs, .outputsInHand(text(place).produces))
    case .pitfalls:
      for (pitfall, _, rule) in sheet.severe where rule.holds(in: facts) == .yes {
        sink.add(points.pitfallSevere, .pitfalls, .pitfall(text(place).pitfalls[pitfall].id))
      }
    case .cautions:
      guard let main = sheet.stages.first else { return }
      for caution in cautions where caution.stages.contains(main) {
        sink.add(points.caution, .cautions, .caution(profiles.base.cautions[caution.place].id))
      }
    case .words:
      let share = Int((points.words * words * Points.one).rounded())
      if words > 0 { sink.add(share, .words, .words(words)) }
    }
  }

  func hasSameGoods(as other: Assessment) -> Bool {
    saysWhatItHas == other.saysWhatItHas && held == other.held && ruledOut == other.ruledOut
  }

  func hasSameCautions(as other: Assessment) -> Bool { cautions.map(\.place) == other.cautions.map(\.place) }

  /// The points of some criteria together.
  func total(_ place: Int, _ criteria: [Criterion] = Criterion.allCases, words: Double = 0) -> Int {
    var sum = Sum()
    for criterion in criteria { judge(place, criterion, words: words, into: &sum) }
    return sum.total
  }

  func exclusion(_ place: Int) -> Exclusion? {
    let sheet = profiles.sheets[place]
    if !facts.situation.refused.isEmpty, facts.situation.refused.contains(text(place).id) { return .refused }
    if let mode, !hasMode(sheet, mode) { return .mode(offered: text(place).modes) }
    if let group, !group.overlaps(sheet.group), !adapts(sheet, to: group) { return .group(sheet.group) }
    if let time, time < sheet.shortest { return .time(minimum: sheet.shortest) }
    return nil
  }

  private func hasMode(_ sheet: Profile, _ mode: Int) -> Bool { sheet.modes >> UInt128(mode) & 1 == 1 }

  private func text(_ place: Int) -> Sheet { profiles.base.sheets[place] }

  /// A sheet makes full use of the time when it takes at least one part of it in so many.
  private static let fullShare = 3

  /// Beyond this many times its size, no adaptation makes a sheet fit.
  private static let mostGroups = 4

  /// Whether the sheet says itself what to change for a group of this size.
  private func adapts(_ sheet: Profile, to group: ClosedRange<Int>) -> Bool {
    group.lowerBound <= sheet.group.upperBound * Self.mostGroups
      && sheet.resizing.contains { $0.holds(in: facts) == .yes }
  }

  private func judgeStage(_ place: Int, _ sheet: Profile, _ sink: inout some PointSink) {
    guard let stage else { return }
    if let index = sheet.stages.firstIndex(of: stage) {
      sink.add(
        index == 0 ? points.stageMain : points.stageSecond, .stage,
        .servesStage(text(place).stages[index], isMain: index == 0))
      return
    }
    guard let here = profiles.stageOrder[stage] else { return }
    var nearest: (index: Int, distance: Int)?
    for (index, other) in sheet.stages.enumerated() {
      guard let there = profiles.stageOrder[other] else { continue }
      if nearest.map({ abs(there - here) < abs($0.distance) }) ?? true { nearest = (index, there - here) }
    }
    guard let nearest else { return }
    if nearest.distance == 1 {
      sink.add(points.stageNext, .stage, .servesNextStage(text(place).stages[nearest.index]))
    } else {
      sink.add(
        points.stageFar * min(4, abs(nearest.distance)), .stage, .servesOtherStage(text(place).stages[nearest.index]))
    }
  }

  private func judgeNeeds(_ place: Int, _ sheet: Profile, _ sink: inout some PointSink) {
    guard needs != 0 else { return }
    guard sheet.needMask & needs != 0 else { return sink.add(points.needUnserved, .needs, .servesNoNeed) }
    for (index, need) in sheet.needs.enumerated() where needs >> UInt128(need) & 1 == 1 {
      sink.add(
        index == 0 ? points.needFirst : points.needOther, .needs,
        .servesNeed(text(place).needs[index], isMain: index == 0))
    }
  }

  private func judgeGroup(_ sheet: Profile, _ sink: inout some PointSink) {
    guard let group else { return }
    if group.overlaps(sheet.bestGroup) {
      sink.add(points.groupBest, .group, .groupBest(sheet.bestGroup))
    } else if !group.overlaps(sheet.group) {
      sink.add(points.groupOutside, .group, .groupOutside(sheet.group))
    }
  }

  private func judgeFacilitation(_ sheet: Profile, _ sink: inout some PointSink) {
    guard facilitation == "none" || facilitation == "novice" else { return }
    if facilitation == "none", sheet.needsFacilitator {
      sink.add(points.facilitatorMissing, .facilitation, .facilitatorMissing)
    } else if sheet.difficulty > 1 {
      sink.add(
        points.facilitatorNovice * (sheet.difficulty - 1), .facilitation,
        .facilitatorNovice(difficulty: sheet.difficulty))
    }
  }

  private func judgeInputs(_ place: Int, _ sheet: Profile, _ sink: inout some PointSink) {
    guard sheet.requires != 0 else { return }
    let isMet = sheet.isAny ? sheet.requires & held != 0 : sheet.requires & ~held == 0
    if isMet {
      // What every project has is no merit.
      let ready = sheet.requires & held & ~profiles.given
      if ready != 0 { sink.add(points.inputsReady, .inputs, .inputsReady(names(place, ready))) }
    } else if saysWhatItHas || sheet.requires & ~held & ruledOut != 0 {
      // Silence is no lack: the group said what it has, or its situation tells that it cannot have it.
      sink.add(points.inputsMissing, .inputs, .inputsMissing(names(place, sheet.requires & ~held)))
    }
  }

  /// Those artefacts of a sheet's inputs that a mask has, in the order of the sheet.
  private func names(_ place: Int, _ mask: UInt128) -> [String] {
    text(place).requires.artefacts.filter {
      profiles.numbering.variables.mask([$0], of: VariableID.have) & mask != 0
    }
  }
}
