import Advice
import Knowledge

/// Choosing and putting questions.
extension Machine {
  /// The most choices that are shown at once.
  private static let mostChoices = 8

  /// The question worth asking now; nil when none can still change the advice enough.
  func nextSlot(_ state: State) -> Slot? {
    guard state.asked.count < dialog.form.most else { return nil }
    let open = dialog.slots.filter { state.answers[$0.id] == nil && !state.skipped.contains($0.id) }
    guard !open.isEmpty else { return nil }
    let outlook = adviser.outlook(on: state.situation, words: state.words)
    func worth(_ slots: [Slot]) -> [(slot: Slot, bits: Double)] {
      slots.map { slot in (slot, (outlook.prospect(slot.id)?.information ?? 0) - slot.cost) }
        .filter { $0.bits >= adviser.questionWorth }
    }
    for pinned in dialog.form.pinned {
      if let pin = worth(open.filter { $0.id == pinned }).first { return pin.slot }
    }
    // Ties go to the first in the file.
    return worth(open).enumerated().max { ($0.element.bits, -$0.offset) < ($1.element.bits, -$1.offset) }?.element.slot
  }

  /// - Parameter isAnew: put as if for the first time, with all its choices.
  func ask(_ slot: Slot, _ state: inout State, isAnew: Bool = false) -> Act {
    let choices = choices(for: slot, state)
    let isRepeated = state.asked.contains(slot.id)
    if state.pending != slot.id { state.misses = 0 }
    if !isRepeated { state.asked.append(slot.id) }
    state.pending = slot.id
    state.offered = choices
    return .question(
      Question(slot: slot.id, choices: choices, isRepeated: isRepeated && !isAnew, isFirst: state.asked.count == 1))
  }

  /// The values that may be picked by number: those the dialogue offers, else all of a short list, else those that the sheets still
  /// in the running can tell apart.
  private func choices(for slot: Slot, _ state: State) -> [String] {
    if !slot.offers.isEmpty { return slot.offers }
    guard let variable = base.taxonomy.variable(slot.id) else { return [] }
    let ids = variable.terms.map(\.id)
    if ids.count <= Self.mostChoices { return ids }
    let ranked = adviser.ranking.sheets(suiting: state.situation, words: state.words).filter { $0.exclusion == nil }
    let telling: [String] =
      switch slot.id {
      case VariableID.needs: ranked.flatMap { $0.sheet.needs.prefix(1) } + ranked.flatMap(\.sheet.needs)
      case VariableID.have: ranked.flatMap(\.sheet.requires.artefacts)
      default: ids
      }
    var left = Set(ids)
    var found: [String] = []
    for id in telling where found.count < Self.mostChoices && left.remove(id) != nil { found.append(id) }
    return found
  }
}
