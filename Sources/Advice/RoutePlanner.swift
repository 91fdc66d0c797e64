package import Knowledge

/// Composes a route from ranked sheets: prerequisites first, in project order, within the time.
///
/// Greedy by rank: a sheet enters with the producers of what it needs, if they fit together in the time that is left; else it is
/// kept for later.
package struct RoutePlanner {
  /// A route that people can hold in mind.
  private static let longest = 5
  private static let mostFollowUps = 2
  /// What follows is a session, of a day at most, and no project of its own. Minutes.
  private static let longestSession = 420

  let ranking: Ranking
  let situation: Situation
  let ranked: [Ranked]
  private let held: Set<String>

  package init(_ ranking: Ranking, _ situation: Situation, _ ranked: [Ranked]) {
    self.ranking = ranking
    self.situation = situation
    self.ranked = ranked
    held = ranking.base.taxonomy.inHand(in: situation)
  }

  package func route() -> Route {
    let suitable = ranking.recommendable(ranked)
    let budget = situation.number(VariableID.time).map { usable($0.upperBound) }
    var chosen: [Route.Step] = []
    var later: [Route.Step] = []
    for candidate in suitable where chosen.count + later.count < Self.longest {
      guard !(chosen + later).contains(where: { $0.sheet == candidate.sheet.id }),
        !isRedundant(candidate.sheet, beside: chosen + later)
      else { continue }
      let group = closure(of: candidate, after: chosen + later)
      guard chosen.count + later.count + group.count <= Self.longest else { continue }
      // What needs the result of a later step comes later too.
      let now = held.union(products(of: chosen))
      let isLate =
        !candidate.sheet.requires.isMet(by: now)
        && candidate.sheet.requires.artefacts.contains { artefact in
          !now.contains(artefact) && later.contains { produces($0, artefact) }
        }
      if !isLate, let fitted = fit(chosen + group, budget) {
        chosen = fitted
      } else if !isLate, group.count > 1, let alone = unprepared(candidate), let fitted = fit(chosen + [alone], budget)
      {
        chosen = fitted
      } else {
        later += group
      }
    }
    if chosen.isEmpty, let (index, alone) = shortest(later, budget) {
      let core = later.remove(at: index).sheet
      // What was to prepare it would come too late.
      later.removeAll { if case .prepares(sheet: core, artefacts: _) = $0.role { true } else { false } }
      chosen = alone
    }
    fill(&chosen, beside: later, suitable, budget)
    for step in followUps(chosen + later) {
      // What comes next is done at once where it fits whole.
      if later.isEmpty, let budget, (chosen + [step]).reduce(0, { $0 + $1.minutes }) <= budget {
        chosen.append(step)
      } else {
        later.append(step)
      }
    }
    let route = alternatived(equipped(ordered(chosen) + ordered(later)))
    return Route(
      steps: Array(route.prefix(chosen.count)), later: Array(route.dropFirst(chosen.count)), budget: budget,
      droppedFirst: droppedFirst(chosen))
  }

  /// Each step with what may be done in its place: for the same need or at the same stage, recommendable, and better in one respect.
  private func alternatived(_ steps: [Route.Step]) -> [Route.Step] {
    let planned = Set(steps.map(\.sheet))
    let wanted = situation.choices(VariableID.needs)
    let others = ranked.filter { $0.isSuitable && !planned.contains($0.sheet.id) }
    return steps.map { step in
      guard let sheet = sheet(step.sheet) else { return step }
      let purpose = wanted.isDisjoint(with: sheet.needs) ? Set(sheet.needs.prefix(1)) : wanted.intersection(sheet.needs)
      let same = others.filter { !purpose.isDisjoint(with: $0.sheet.needs) && $0.sheet.requires.isMet(by: held) }
      var step = step
      for gain in Route.Alternative.Gain.allCases {
        guard let other = same.first(where: { isBetter($0.sheet, than: sheet, for: step.minutes, in: gain) }),
          !step.alternatives.contains(where: { $0.sheet == other.sheet.id })
        else { continue }
        step.alternatives.append(.init(sheet: other.sheet.id, gain: gain, minutes: other.sheet.typicalMinutes))
      }
      return step
    }
  }

  /// A shorter way takes at most this share of the time.
  private static let shorterShare = 0.6

  private func isBetter(_ other: Sheet, than sheet: Sheet, for minutes: Int, in gain: Route.Alternative.Gain) -> Bool {
    switch gain {
    case .shorter: Double(other.typicalMinutes) <= Double(minutes) * Self.shorterShare
    case .remote:
      situation[VariableID.modality] == nil && other.modes.contains("remote") && !sheet.modes.contains("remote")
    case .unaided:
      sheet.facilitator == .needed && other.facilitator != .needed
        && situation.choice(VariableID.facilitation) != "professional"
    }
  }

  private func droppedFirst(_ steps: [Route.Step]) -> String? {
    guard steps.count > 1 else { return nil }
    let needed = Set(
      steps.compactMap { step in if case .prepares(let sheet, _) = step.role { sheet } else { nil } })
    func place(_ step: Route.Step) -> Int { ranked.firstIndex { $0.sheet.id == step.sheet } ?? 0 }
    // What prepares another goes with it; what another starts from stays.
    let free = steps.filter { step in
      if case .prepares = step.role { return false }
      let products = Set(sheet(step.sheet)?.produces ?? [])
      return !needed.contains(step.sheet)
        && !steps.contains { other in
          guard case .follows(let artefacts) = other.role else { return false }
          return other.sheet != step.sheet && !products.isDisjoint(with: artefacts)
        }
    }
    return free.max { place($0) < place($1) }?.sheet
  }

  /// Time that is left goes to what suits and does something else: three hours are no hour and a void.
  private func fill(_ chosen: inout [Route.Step], beside later: [Route.Step], _ suitable: [Ranked], _ budget: Int?) {
    guard let budget, budget != .max, !chosen.isEmpty else { return }
    for candidate in suitable where chosen.count + later.count < Self.longest {
      let planned = (chosen + later).compactMap { sheet($0.sheet) }
      let new = step(candidate, role: .core)
      guard chosen.reduce(new.minutes, { $0 + $1.minutes }) <= budget,
        candidate.sheet.requires.isMet(by: held.union(products(of: chosen))),
        !planned.contains(where: { other in
          other.id == candidate.sheet.id || replaces(other, candidate.sheet)
            || other.needs.first == candidate.sheet.needs.first
        })
      else { continue }
      chosen.append(new)
    }
  }

  /// Whether a sheet only does again what is planned: a route is no list of ways to do the same thing.
  private func isRedundant(_ candidate: Sheet, beside planned: [Route.Step]) -> Bool {
    let sheets = planned.compactMap { sheet($0.sheet) }
    if sheets.contains(where: { replaces($0, candidate) }) { return true }
    // Where needs are known, each step serves one that no other does.
    let wanted = situation.choices(VariableID.needs)
    guard wanted.isEmpty || sheets.isEmpty else {
      return wanted.intersection(candidate.needs).isSubset(of: sheets.flatMap(\.needs))
    }
    let leavesNothingNew = candidate.produces.allSatisfy(held.union(products(of: planned)).contains)
    return leavesNothingNew || sheets.contains { $0.needs.first == candidate.needs.first }
  }

  /// Whether one of two sheets is done in the other's place.
  private func replaces(_ a: Sheet, _ b: Sheet) -> Bool {
    a.related.instead.contains(b.id) || b.related.instead.contains(a.id)
  }

  /// Each step with what it needs and nothing before it leaves: to be brought along.
  private func equipped(_ steps: [Route.Step]) -> [Route.Step] {
    var available = held
    return steps.map { step in
      var step = step
      if let sheet = sheet(step.sheet) {
        step.bring =
          sheet.requires.isMet(by: available) ? [] : sheet.requires.artefacts.filter { !available.contains($0) }
        available.formUnion(sheet.produces)
      }
      return step
    }
  }

  private func products(of steps: [Route.Step]) -> Set<String> {
    Set(steps.flatMap { sheet($0.sheet)?.produces ?? [] })
  }

  /// Better a short session that starts from what people bring than none: the first of the later steps that fits by itself.
  private func shortest(_ later: [Route.Step], _ budget: Int?) -> (Int, [Route.Step])? {
    for (index, step) in later.enumerated() where step.role == .core {
      if budget == nil { return (index, [step]) }
      if let fitted = fit([step], budget) { return (index, fitted) }
    }
    return nil
  }

  /// A tenth or so goes to arrivals, breaks and closing.
  private func usable(_ minutes: Int) -> Int {
    guard minutes != Int.max else { return Int.max }
    return Int((Double(minutes) * (1 - ranking.weights[.margin]) / 5).rounded(.down)) * 5
  }

  /// Where to go on: the best sheets that start from what the route produces, at its last stage or after.
  private func followUps(_ planned: [Route.Step]) -> [Route.Step] {
    let taxonomy = ranking.base.taxonomy
    let produced = products(of: planned).subtracting(held)
    guard !produced.isEmpty, planned.count < Self.longest else { return [] }
    let last =
      planned.filter { !taxonomy.isTransverse($0.stage) }.compactMap { taxonomy.order(of: $0.stage) }.max() ?? 0
    let available = held.union(produced)
    let sheets = planned.compactMap { sheet($0.sheet) }
    let next = ranked.filter { other in
      other.exclusion == nil && other.sheet.requires.artefacts.contains(where: produced.contains)
        && taxonomy.order(of: other.sheet) >= last
        && !planned.contains { $0.sheet == other.sheet.id }
        && other.sheet.requires.isMet(by: available)
        && !other.sheet.produces.allSatisfy(available.contains)
        && other.sheet.typicalMinutes <= Self.longestSession
        && !sheets.contains {
          replaces($0, other.sheet) || $0.requires.artefacts.contains(where: other.sheet.produces.contains)
        }
    }
    .stablySorted { taxonomy.order(of: $0.sheet) }
    return next.prefix(min(Self.mostFollowUps, Self.longest - planned.count)).map { other in
      let artefacts = other.sheet.requires.artefacts.filter(produced.contains)
      return step(other, role: .follows(artefacts: artefacts))
    }
  }

  /// The sheet, after the producers that it needs and that are neither in hand nor planned.
  private func closure(of candidate: Ranked, after planned: [Route.Step]) -> [Route.Step] {
    var steps: [Route.Step] = []
    var available = held.union(products(of: planned))
    let needed = candidate.sheet.requires
    if !needed.isMet(by: available) {
      let wanted = needed.artefacts.filter { !available.contains($0) }
      for artefact in wanted {
        guard !needed.isMet(by: available) else { break }
        if let producer = producer(of: artefact, for: candidate.sheet, planned + steps) {
          steps.append(step(producer, role: .prepares(sheet: candidate.sheet.id, artefacts: [artefact])))
          available.formUnion(producer.sheet.produces)
        }
      }
    }
    return steps + [step(candidate, role: .core)]
  }

  /// The sheet without its preparation, when there is no time for both and nothing says that the group lacks what it starts from: to be
  /// brought along.
  private func unprepared(_ candidate: Ranked) -> Route.Step? {
    let isLacking = candidate.contributions.contains { if case .inputsMissing = $0.fact { true } else { false } }
    return isLacking ? nil : step(candidate, role: .core)
  }

  /// The sheet that prepares another: of those that leave an artefact behind and start from what is in hand, one made for that, then
  /// the shortest. A preparation longer than what it prepares is a project of its own.
  private func producer(of artefact: String, for candidate: Sheet, _ planned: [Route.Step]) -> Ranked? {
    let longest = max(candidate.typicalMinutes, candidate.time.max)
    let fit = ranked.filter { other in
      other.exclusion == nil && other.sheet.id != candidate.id && other.sheet.produces.contains(artefact)
        && !planned.contains { $0.sheet == other.sheet.id } && other.sheet.requires.isMet(by: held)
        && !replaces(other.sheet, candidate) && other.sheet.typicalMinutes <= longest
    }
    return fit.min { a, b in
      let (main, other) = (a.sheet.produces.first == artefact, b.sheet.produces.first == artefact)
      return main != other ? main : a.sheet.typicalMinutes < b.sheet.typicalMinutes
    }
  }

  private func step(_ ranked: Ranked, role: Route.Step.Role) -> Route.Step {
    let sheet = ranked.sheet
    let stage = situation.choice(VariableID.stage)
    let extra = SheetWarnings(sheet, in: situation).extraMinutes
    return Route.Step(
      sheet: sheet.id, stage: stage.flatMap { sheet.stages.contains($0) ? $0 : nil } ?? sheet.stages.first ?? "",
      minutes: max(sheet.time.min, sheet.typicalMinutes + extra), isShortened: false, role: role, bring: [])
  }

  /// The steps within the budget, shortened where they must be and can be; nil when even the shortest do not fit.
  private func fit(_ steps: [Route.Step], _ budget: Int?) -> [Route.Step]? {
    // Without a budget, what takes days is a piece of work of its own.
    guard let budget else { return steps.allSatisfy { $0.minutes <= Self.longestSession } ? steps : nil }
    var excess = steps.reduce(0) { $0 + $1.minutes } - budget
    var steps = steps
    // The least recommended, which stand last, give way first.
    for index in steps.indices.reversed() where excess > 0 {
      guard let sheet = sheet(steps[index].sheet) else { continue }
      let saved = min(excess, max(0, steps[index].minutes - sheet.time.min))
      if saved > 0 {
        steps[index].minutes -= saved
        steps[index].isShortened = true
        excess -= saved
      }
    }
    return excess > 0 ? nil : steps
  }

  /// In project order, producers before what needs them.
  private func ordered(_ steps: [Route.Step]) -> [Route.Step] {
    let taxonomy = ranking.base.taxonomy
    var waiting = steps.stablySorted { taxonomy.order(of: $0.stage) ?? 0 }
    var done: [Route.Step] = []
    while !waiting.isEmpty {
      let next = waiting.firstIndex { candidate in
        let needed = sheet(candidate.sheet)?.requires.artefacts ?? []
        return !waiting.contains { other in
          other.sheet != candidate.sheet && needed.contains { !held.contains($0) && produces(other, $0) }
        }
      }
      // Sheets that need each other keep project order.
      done.append(waiting.remove(at: next ?? 0))
    }
    return done
  }

  private func produces(_ step: Route.Step, _ artefact: String) -> Bool {
    sheet(step.sheet)?.produces.contains(artefact) ?? false
  }

  private func sheet(_ id: String) -> Sheet? { ranking.base.sheet(id) }
}
