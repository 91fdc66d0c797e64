import Dialogue
import Knowledge
import Language

/// Reads one dialogue: `Dialogs/consultation.yaml`.
struct DialogReader {
  let taxonomy: Taxonomy
  let parser: ConditionParser

  init(_ taxonomy: Taxonomy) {
    self.taxonomy = taxonomy
    parser = ConditionParser(taxonomy)
  }

  func dialog(_ fields: Fields) -> Dialog? {
    let id = fields.required("id")?.id()
    let title = fields.required("title")?.bilingual()
    let slots = (fields.required("slots")?.list() ?? []).compactMap(slot)
    let form = fields.required("form").flatMap { self.form($0, slots) }
    let steps = (fields.required("flow")?.list() ?? []).compactMap(step)
    checkTransitions(fields, steps)
    fields.finish()
    guard let id, let title, let form, !steps.isEmpty else { return nil }
    return Dialog(id: id, title: title, slots: slots, form: form, steps: steps)
  }

  private func slot(_ value: Item) -> Slot? {
    guard let fields = value.fields() else { return nil }
    let id = fields.required("id")?.id()
    let variable = id.flatMap(taxonomy.variable)
    if let id, variable == nil {
      let nearest = Nearest.word(to: id, among: taxonomy.variables.map(\.id))
      fields.optional("id")?.report(.slotWithoutVariable, id, nearest ?? "—")
    }
    let ask = fields.required("ask")?.bilingual()
    let example = fields.required("example")?.bilingual()
    let why = fields.required("why")?.bilingual()
    let assumption = fields.required("unknown").flatMap { self.assumption($0, variable) }
    let offers = (fields.optional("offers")?.list() ?? []).compactMap { offer -> String? in
      guard let id = offer.id() else { return nil }
      if let variable, variable.term(id) == nil {
        offer.report(.unknownID, id, variable.id, Nearest.word(to: id, among: variable.terms.map(\.id)) ?? "—")
      }
      return id
    }
    let cost = fields.optional("cost")?.number() ?? 0
    fields.finish()
    guard let id, let ask, let example, let why, let assumption else { return nil }
    return Slot(id: id, ask: ask, example: example, why: why, assumption: assumption, offers: offers, cost: cost)
  }

  private func assumption(_ value: Item, _ variable: Variable?) -> Slot.Assumption? {
    guard let fields = value.fields() else { return nil }
    let says = fields.required("says")?.bilingual()
    let assumed = fields.optional("value").flatMap { item -> Value? in
      guard let text = item.text(), let variable else { return nil }
      let value: Value? =
        switch variable.kind {
        case .choice: .choice(text)
        case .choices: .choices([text])
        case .integer, .duration, .calendar: Literal.number(text, for: variable).map { .number($0...$0) }
        }
      if let value, variable.accepts(value) { return value }
      item.report(
        .conditionUnknownValue, text, variable.id, Nearest.word(to: text, among: variable.terms.map(\.id)) ?? "—")
      return nil
    }
    fields.finish()
    return says.map { Slot.Assumption(says: $0, value: assumed) }
  }

  private func form(_ value: Item, _ slots: [Slot]) -> Form? {
    guard let fields = value.fields() else { return nil }
    let pinned = (fields.optional("pinned")?.list() ?? []).compactMap { item -> String? in
      guard let id = item.id() else { return nil }
      if !slots.contains(where: { $0.id == id }) {
        item.report(.unknownID, id, "slots", Nearest.word(to: id, among: slots.map(\.id)) ?? "—")
      }
      return id
    }
    let most = fields.required("most")?.integer(1...50)
    fields.finish()
    return most.map { Form(pinned: pinned, most: $0) }
  }

  private enum Action: String, CaseIterable { case say, collect, advise, listen }

  private func step(_ value: Item) -> FlowStep? {
    guard let fields = value.fields() else { return nil }
    let id = fields.required("id")?.id()
    let does = fields.required("does")?.keyword(Action.self)
    let phrase = does == .say ? fields.required("phrase")?.id() : nil
    let next = (fields.optional("next")?.list() ?? []).compactMap(transition)
    fields.finish()
    guard let id, let does else { return nil }
    value.file.log.remember("flow:" + id, at: value.place)
    let action: FlowStep.Action? =
      switch does {
      case .say: phrase.map { .say($0) }
      case .collect: .collect
      case .advise: .advise
      case .listen: .listen
      }
    return action.map { FlowStep(id: id, action: $0, next: next) }
  }

  private func transition(_ value: Item) -> FlowStep.Transition? {
    guard let fields = value.fields() else { return nil }
    let to = fields.required("to")?.id()
    let condition = fields.optional("when")?.condition(parser)
    fields.finish()
    return to.map { FlowStep.Transition(to: $0, guard: condition) }
  }

  private func checkTransitions(_ fields: Fields, _ steps: [FlowStep]) {
    let ids = steps.map(\.id)
    for item in fields.optional("flow")?.list() ?? [] {
      for transition in item.peek("next")?.elements ?? [] {
        guard let to = transition.peek("to"), let id = to.scalar, !ids.contains(id) else { continue }
        to.report(.unknownID, id, "flow", Nearest.word(to: id, among: ids) ?? "—")
      }
    }
  }
}
