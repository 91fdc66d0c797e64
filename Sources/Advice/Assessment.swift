import Knowledge

/// Judges one sheet on one criterion: the only place where facts become points.
struct Assessment {
  let base: KnowledgeBase
  let weights: Weights
  let situation: Situation
  /// Artefacts in hand, said or implied.
  let held: Set<String>
  /// Cautions that hold and favour some stages.
  let cautions: [Caution]

  init(base: KnowledgeBase, weights: Weights, situation: Situation) {
    self.base = base
    self.weights = weights
    self.situation = situation
    held = base.taxonomy.inHand(in: situation)
    cautions = base.cautions.filter { !$0.favours.isEmpty && $0.when.holds(in: situation) == .yes }
  }

  /// - Parameter words: how well the sheet matches the words of the project, 0 to 1.
  func contributions(_ criterion: Criterion, _ sheet: Sheet, words: Double) -> [Contribution] {
    switch criterion {
    case .stage: stage(sheet)
    case .needs: needs(sheet)
    case .issue: issue(sheet)
    case .group: group(sheet)
    case .time: time(sheet)
    case .mode: mode(sheet)
    case .facilitation: facilitation(sheet)
    case .inputs: inputs(sheet)
    case .outputs: outputs(sheet)
    case .pitfalls: pitfalls(sheet)
    case .cautions: caution(sheet)
    case .words: words > 0 ? [make(.words, weights[.words] * words, .words(words))] : []
    }
  }

  func exclusion(_ sheet: Sheet) -> Exclusion? {
    if let mode = situation.choice(VariableID.modality), !sheet.modes.contains(mode) {
      return .mode(offered: sheet.modes)
    }
    if let group = situation.number(VariableID.participants), !group.overlaps(sheet.group.range), !adapts(sheet) {
      return .group(sheet.group.range)
    }
    if let time = situation.number(VariableID.time), time.upperBound < sheet.time.min {
      return .time(minimum: sheet.time.min)
    }
    return nil
  }

  /// Beyond this many times its size, no adaptation makes a sheet fit.
  private static let mostGroups = 4

  /// Whether the sheet says itself what to change for a group of this size.
  private func adapts(_ sheet: Sheet) -> Bool {
    guard let group = situation.number(VariableID.participants), group.lowerBound <= sheet.group.max * Self.mostGroups
    else {
      return false
    }
    return sheet.adaptations.contains { $0.when.reads(VariableID.participants) && $0.when.holds(in: situation) == .yes }
  }

  private func make(_ criterion: Criterion, _ points: Double, _ fact: Contribution.Fact) -> Contribution {
    Contribution(criterion: criterion, points: points, fact: fact)
  }

  private func stage(_ sheet: Sheet) -> [Contribution] {
    guard let stage = situation.choice(VariableID.stage) else { return [] }
    if let place = sheet.stages.firstIndex(of: stage) {
      let weight = place == 0 ? weights[.stageMain] : weights[.stageSecond]
      return [make(.stage, weight, .servesStage(stage, isMain: place == 0))]
    }
    let taxonomy = base.taxonomy
    guard let here = taxonomy.order(of: stage), !taxonomy.isTransverse(stage) else { return [] }
    let steps = sheet.stages.filter { !taxonomy.isTransverse($0) }
    let ahead = steps.compactMap { id in taxonomy.order(of: id).map { (id: id, distance: $0 - here) } }
    guard let nearest = ahead.min(by: { abs($0.distance) < abs($1.distance) }) else { return [] }
    if nearest.distance == 1 { return [make(.stage, weights[.stageNext], .servesNextStage(nearest.id))] }
    let far = Double(min(4, abs(nearest.distance)))
    return [make(.stage, weights[.stageFar] * far, .servesOtherStage(nearest.id))]
  }

  private func needs(_ sheet: Sheet) -> [Contribution] {
    let wanted = situation.choices(VariableID.needs)
    guard !wanted.isEmpty else { return [] }
    let served = sheet.needs.enumerated().filter { wanted.contains($0.element) }
    guard !served.isEmpty else { return [make(.needs, weights[.needUnserved], .servesNoNeed)] }
    return served.map { place, need in
      make(.needs, place == 0 ? weights[.needFirst] : weights[.needOther], .servesNeed(need, isMain: place == 0))
    }
  }

  private func issue(_ sheet: Sheet) -> [Contribution] {
    let issues = situation.choices(VariableID.issues)
    return sheet.issues.filter(issues.contains).map { make(.issue, weights[.issue], .servesIssue($0)) }
  }

  private func group(_ sheet: Sheet) -> [Contribution] {
    guard let group = situation.number(VariableID.participants) else { return [] }
    if group.overlaps(sheet.group.best) { return [make(.group, weights[.groupBest], .groupBest(sheet.group.best))] }
    if group.overlaps(sheet.group.range) { return [] }
    return [make(.group, weights[.groupOutside], .groupOutside(sheet.group.range))]
  }

  private func time(_ sheet: Sheet) -> [Contribution] {
    guard let time = situation.number(VariableID.time), time.upperBound >= sheet.time.min else { return [] }
    let typical = sheet.typicalMinutes
    return time.upperBound >= typical
      ? [make(.time, weights[.timeFits], .timeFits(minutes: typical))]
      : [make(.time, weights[.timeTight], .timeTight(minutes: typical))]
  }

  private func mode(_ sheet: Sheet) -> [Contribution] {
    guard let mode = situation.choice(VariableID.modality), mode != "in-person", sheet.modes.contains(mode) else {
      return []
    }
    return [make(.mode, weights[.mode], .mode(mode))]
  }

  private func facilitation(_ sheet: Sheet) -> [Contribution] {
    switch situation.choice(VariableID.facilitation) {
    case "none" where sheet.facilitator == .needed:
      [make(.facilitation, weights[.facilitatorMissing], .facilitatorMissing)]
    case "none", "novice":
      sheet.difficulty > 1
        ? [
          make(
            .facilitation, weights[.facilitatorNovice] * Double(sheet.difficulty - 1),
            .facilitatorNovice(difficulty: sheet.difficulty))
        ] : []
    default: []
    }
  }

  private func inputs(_ sheet: Sheet) -> [Contribution] {
    let needed = sheet.requires.artefacts
    guard !needed.isEmpty else { return [] }
    if sheet.requires.isMet(by: held) {
      // What every project has is no merit.
      let ready = needed.filter { held.contains($0) && base.taxonomy.artefact($0)?.isGiven != true }
      return ready.isEmpty ? [] : [make(.inputs, weights[.inputsReady], .inputsReady(ready))]
    }
    let missing = needed.filter { !held.contains($0) }
    // Silence is no lack: the group said what it has, or its situation tells that it cannot have it.
    let isSure = situation.knows(VariableID.have) || missing.contains { isRuledOut($0) }
    return isSure ? [make(.inputs, weights[.inputsMissing], .inputsMissing(missing))] : []
  }

  private func isRuledOut(_ artefact: String) -> Bool {
    base.taxonomy.artefact(artefact)?.impliedBy?.holds(in: situation) == .no
  }

  private func outputs(_ sheet: Sheet) -> [Contribution] {
    let done = sheet.produces.filter(held.contains)
    guard !done.isEmpty, done.count == sheet.produces.count else { return [] }
    return [make(.outputs, weights[.outputsInHand], .outputsInHand(done))]
  }

  private func pitfalls(_ sheet: Sheet) -> [Contribution] {
    sheet.pitfalls.filter { $0.severity == 3 && $0.when?.holds(in: situation) == .yes }
      .map { make(.pitfalls, weights[.pitfallSevere], .pitfall($0.id)) }
  }

  private func caution(_ sheet: Sheet) -> [Contribution] {
    cautions.filter { caution in sheet.stages.first.map(caution.favours.contains) ?? false }
      .map { make(.cautions, weights[.caution], .caution($0.id)) }
  }
}
