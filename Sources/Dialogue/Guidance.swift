import Advice
import Knowledge

/// « Guide-moi »: a sheet, step by step.
extension Machine {
  func guideMe(_ reading: Reading, _ state: inout State) -> [Act] {
    let first = state.answers.isEmpty ? nil : sketch(state).route.steps.first?.sheet
    guard let id = reading.sheets.first ?? picked(reading, state) ?? state.focus ?? first, let sheet = base.sheet(id)
    else {
      return [.phrase("guide-which")] + again(&state)
    }
    state.focus = id
    state.guide = State.Guide(sheet: id, step: 0)
    return [.guideStart(sheet: id, minutes: planned(sheet, state))] + [guideStep(&state)].compactMap { $0 }
  }

  /// What a message means while a sheet is being walked through; nil when it is about something else.
  func guided(_ reading: Reading, _ state: inout State) -> [Act]? {
    guard let guide = state.guide, let sheet = base.sheet(guide.sheet) else { return nil }
    switch reading.intent {
    case .next, .yes:
      state.guide?.step += 1
      if guide.step + 1 >= sheet.steps.count {
        state.guide = nil
        return [.guideEnd(sheet: sheet.id)] + resumed(&state)
      }
    case .previous: state.guide?.step = max(0, guide.step - 1)
    case .stop:
      state.guide = nil
      return [.phrase("guide-stopped")] + resumed(&state)
    case nil where reading.picks.count == 1 && reading.picks[0] >= 1 && reading.picks[0] <= sheet.steps.count:
      state.guide?.step = reading.picks[0] - 1
    default: return nil
    }
    return [guideStep(&state)].compactMap { $0 }
  }

  /// Back to the question that waited, or to the next one when it was answered on the way.
  private func resumed(_ state: inout State) -> [Act] {
    state.pending == nil && !state.hasAdvised && !state.answers.isEmpty ? progress(&state) : again(&state)
  }

  /// The step where the walk stands, with what threatens it in this situation.
  func guideStep(_ state: inout State) -> Act? {
    guard let guide = state.guide, let sheet = base.sheet(guide.sheet), sheet.steps.indices.contains(guide.step) else {
      return nil
    }
    let step = sheet.steps[guide.step]
    let warnings = SheetWarnings(sheet, in: state.situation)
    let pitfalls = warnings.pitfalls.filter {
      $0.content.step == step.id || ($0.content.step == nil && guide.step == 0)
    }
    let adaptations = guide.step == 0 ? warnings.adaptations.filter(\.isCertain) : []
    return .guideStep(
      sheet: sheet.id, step: guide.step, minutes: minutes(of: step, in: sheet, state), pitfalls: pitfalls,
      adaptations: adaptations)
  }

  /// Length of the session as the route plans it.
  private func planned(_ sheet: Sheet, _ state: State) -> Int {
    let route = sketch(state).route
    return (route.steps + route.later).first { $0.sheet == sheet.id }?.minutes ?? sheet.typicalMinutes
  }

  /// A shortened session shortens its steps alike, to five minutes or to the minute for the short ones.
  private func minutes(of step: SheetStep, in sheet: Sheet, _ state: State) -> Int {
    let planned = planned(sheet, state)
    guard planned < sheet.typicalMinutes, sheet.typicalMinutes > 0 else { return step.minutes }
    let share = Double(step.minutes * planned) / Double(sheet.typicalMinutes)
    return max(1, share >= 15 ? Int((share / 5).rounded(.down)) * 5 : Int(share.rounded(.down)))
  }
}
