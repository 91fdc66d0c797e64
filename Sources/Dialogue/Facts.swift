package import Advice
package import Knowledge
package import Language

/// Taking in what the user states.
extension Machine {
  /// Words that carry meaning, from which a message counts as a description of the project.
  private static let descriptionWeight = 4

  func inform(_ reading: Reading, _ text: String, _ state: inout State) -> [Act] {
    let asked = state.pending
    var acts: [Act] = []
    var fresh: [Reading.Mention] = []
    let isCorrecting = reading.intent == .correct
    let shown = state.hasAdvised ? sketch(state) : nil
    describe(reading, text, &state)
    // Behind the words of the description, so that a correction is not credited with their effect.
    var before = reading.mentions.contains { state.answers[$0.variable] != nil } ? sketch(state) : nil
    let answered = state.answers
    let stated = Set(reading.mentions.filter { !$0.isDenied }.map(\.variable))
    for mention in reading.mentions {
      // « pas une asso, une coop »: of a choice, what it is says what it is not.
      if case .noneOf = mention.value, stated.contains(mention.variable) { continue }
      let known = state.answers[mention.variable]
      let old = known?.value
      // What was only assumed gives way; it is not added to.
      guard let new = merged(mention, known?.isAssumed == true ? nil : old, isReplacing: isCorrecting) else { continue }
      state.answers[mention.variable] = State.Answer(value: new, isAssumed: false)
      state.skipped.remove(mention.variable)
      if case .number = new { state.lastNumber = mention.variable }
      if let old, old != new, isRevision(from: old, to: new), let earlier = before {
        let now = sketch(state)
        let change = AdviceChange(from: earlier, to: now)
        acts.append(.corrected(variable: mention.variable, from: old, to: new, change: change))
        before = now
      } else if old != new || reading.mentions.count == 1 {
        fresh.append(mention)
      }
    }
    if !fresh.isEmpty { acts.insert(.understood(fresh), at: 0) }
    acts += reading.impossible.map {
      .impossible(variable: $0.variable, value: $0.value, kept: state.answers[$0.variable]?.value)
    }
    let horizon = base.taxonomy.variables.first { if case .calendar = $0.kind { true } else { false } }
    if let date = reading.dates.first, let horizon, state.answers[horizon.id] == nil {
      acts.append(.howFar(date: date))
    }
    if let asked, state.answers[asked] == nil {
      // What was known already answers nothing: the question is put otherwise, and given up in the end.
      if !reading.mentions.isEmpty, reading.impossible.isEmpty, state.answers == answered, reading.intent != .dontKnow {
        return notUnderstood(text, &state)
      }
      // In a long message « je ne sais pas » is about one of its details.
      if reading.intent == .dontKnow, reading.weight <= Self.descriptionWeight {
        acts += skip(&state, asked)
      } else if reading.mentions.isEmpty {
        return acts + again(&state)
      }
    }
    return acts
      + onwards(&state, since: shown, saysSame: !acts.contains { if case .corrected = $0 { true } else { false } })
  }

  /// Goes on after something new: to the next question, or, once advice was given, to the advice that it changes.
  /// - Parameter saysSame: whether to say that the advice stays the same; a correction has said it already.
  func onwards(_ state: inout State, since before: Advice?, saysSame: Bool = true) -> [Act] {
    // A question left unanswered may have become pointless: it is chosen anew.
    if let asked = state.pending, state.answers[asked] != nil || state.skipped.contains(asked) || state.guide == nil {
      state.pending = nil
    }
    // A walk through a sheet goes on; the question waits for its end.
    if state.guide != nil { return again(&state) }
    guard state.hasAdvised, let before else { return progress(&state) }
    let change = AdviceChange(from: before, to: sketch(state))
    guard change.isEmpty else { return [advise(&state)] }
    return saysSame ? [.phrase("advice-unchanged")] : []
  }

  /// The slot's assumption is taken; an answer may still come later.
  func skip(_ state: inout State, _ slot: String) -> [Act] {
    let value = dialog.slot(slot)?.assumption.value
    state.skipped.insert(slot)
    if let value, state.answers[slot] == nil { state.answers[slot] = State.Answer(value: value, isAssumed: true) }
    state.pending = nil
    return [.assumed(variable: slot, value: value)]
  }

  /// The first description of the project also tells by its words which sheets come near.
  private func describe(_ reading: Reading, _ text: String, _ state: inout State) {
    guard state.words.isEmpty, reading.weight >= Self.descriptionWeight else { return }
    state.words = nearness(text, state.lang)
  }

  /// How well each sheet matches a description, 0 to 1; those that do not are left out.
  private func nearness(_ text: String, _ lang: Lang) -> [String: Double] {
    let hits = index.sheets(text, lang, limit: 20)
    guard let best = hits.first?.score else { return [:] }
    return Dictionary(uniqueKeysWithValues: hits.map { ($0.target.id, $0.score / best) })
  }

  /// Advice on a situation given at once, without a conversation.
  ///
  /// - Parameter text: the project in words, for what no variable holds.
  package func advice(on situation: Situation, text: String, _ lang: Lang) -> Advice {
    adviser.advice(on: situation, words: nearness(text, lang), askable: dialog.slots.map(\.id))
  }

  /// Sheets, terms and cases by their words.
  package func find(_ query: String, _ lang: Lang, limit: Int) -> [SearchIndex.Target] {
    index.search(query, lang, limit: limit).map(\.target)
  }

  /// The value after a mention; nil when it says nothing new.
  func merged(_ mention: Reading.Mention, _ old: Value?, isReplacing: Bool) -> Value? {
    switch (mention.value, old) {
    case (.choices(let ids), .choices(let known)) where mention.isDenied:
      let left = known.subtracting(ids)
      return left == known ? nil : .choices(left)
    case (.choices, _) where mention.isDenied: return nil
    case (.choices(let ids), .choices(let known)) where !isReplacing:
      // « aucune » and a real value do not go together: the last word holds.
      let isNothing = ids == ["none"] || known == ["none"]
      return .choices(isNothing ? ids : known.union(ids))
    case (.noneOf(let ids), .choice(let known)): return ids.contains(known) ? .noneOf(ids) : nil
    case (.noneOf(let ids), .noneOf(let known)): return .noneOf(known.union(ids))
    default: return mention.value
    }
  }

  /// A set that grows, or a choice that gets precise, revises nothing.
  private func isRevision(from old: Value, to new: Value) -> Bool {
    switch (old, new) {
    case (.choices(let before), .choices(let after)): !before.isSubset(of: after)
    case (.noneOf(let excluded), .choice(let id)): excluded.contains(id)
    case (.noneOf, .noneOf): false
    default: true
    }
  }
}
