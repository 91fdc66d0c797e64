import Knowledge

/// Numbers picked in a list, and answers that are not understood.
extension Machine {
  /// Nil when the message picks nothing.
  func pick(_ reading: Reading, _ state: inout State) -> [Act]? {
    guard !reading.picks.isEmpty else { return nil }
    let ids = reading.picks.compactMap { $0 >= 1 && $0 <= state.offered.count ? state.offered[$0 - 1] : nil }
    guard let first = ids.first else { return nil }
    guard let asked = state.pending else {
      if base.sheet(first) != nil { return [show(first, &state)] }
      if base.term(first) != nil { return [.definition(first)] }
      return base.case(first) == nil ? nil : [.precedent(first)]
    }
    guard let variable = base.taxonomy.variable(asked), variable.term(first) != nil else { return nil }
    var mentions = reading.mentions
    let value = variable.isSet ? Value.choices(Set(ids)) : Value.choice(first)
    mentions.append(.init(variable: asked, value: value, isDenied: false, words: "", place: 0, isCorrected: false))
    var informed = reading
    informed.mentions = mentions
    return inform(informed, "", &state)
  }

  /// One rung further down at each miss, so that the same sentence never comes twice in a row.
  func notUnderstood(_ text: String, _ state: inout State) -> [Act] {
    guard let asked = state.pending else {
      let nearest = index.sheets(text, state.lang, limit: 3).map(\.target.id)
      state.offered = nearest.isEmpty ? state.offered : nearest
      state.misses += 1
      return [.notUnderstood(.open(nearest: nearest, isAgain: state.misses.isMultiple(of: 2)))]
    }
    state.misses += 1
    switch state.misses {
    case 1: return [.notUnderstood(.example(slot: asked))]
    case 2 where !state.offered.isEmpty: return [.notUnderstood(.choices(slot: asked))]
    case 2, 3: return [.notUnderstood(.offerSkip(slot: asked))]
    default:
      return [.notUnderstood(.skipped(slot: asked))] + skip(&state, asked).dropFirst() + onwards(&state, since: nil)
    }
  }
}
