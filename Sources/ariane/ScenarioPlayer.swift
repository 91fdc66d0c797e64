import Advice
import Content
import Dialogue
import Knowledge
import Language
import Rendering

/// Plays a scenario as a conversation, or gives its values at once.
struct ScenarioPlayer {
  let content: Content
  let machine: Machine

  init(_ content: Content) {
    self.content = content
    machine = content.machine
  }

  struct Outcome {
    var advice: Advice
    /// All that is shown with the advice.
    var shown: String
    /// Questions asked before the advice.
    var questions: Int
  }

  /// Slots that have another name in the scenarios.
  private static let slots = [
    VariableID.needs: "need", VariableID.issues: "issue", VariableID.participants: "group-size",
    VariableID.time: "time-available", VariableID.organisation: "leader-profile",
    "existing-solution": "existing-solution-nearby",
  ]

  /// Values that have another name in the scenarios.
  private static let values = [
    "non-profit": "association", "citizens": "citizen-group", "true": "known", "True": "known", "false": "none",
    "False": "none",
  ]

  /// Questions beyond which nobody stays.
  private static let mostQuestions = 40

  /// The opening, then an answer to each question, until the advice.
  func converse(_ scenario: Scenario) -> Outcome? {
    let lang = Lang(rawValue: scenario.lang) ?? .fr
    var turn = machine.start(lang)
    var next: String? = scenario.opening
    var questions = 0
    while let text = next, questions < Self.mostQuestions {
      turn = machine.advance(turn.conversation, Event(text))
      if let outcome = outcome(turn, questions, lang) { return outcome }
      guard let asked = turn.conversation.state.pending else { break }
      questions += 1
      next = scenario.answers[Self.slots[asked] ?? asked]?.text ?? (lang == .fr ? "je ne sais pas" : "I don't know")
    }
    turn = machine.advance(turn.conversation, Event(lang == .fr ? "assez, conseille-moi" : "enough, advise me"))
    return outcome(turn, questions, lang)
  }

  private func outcome(_ turn: Turn, _ questions: Int, _ lang: Lang) -> Outcome? {
    for act in turn.acts {
      guard case .advice(let advice) = act else { continue }
      return Outcome(advice: advice, shown: content.renderer.text(turn.acts, lang), questions: questions)
    }
    return nil
  }

  /// Advice on the values, without a conversation.
  func advise(_ scenario: Scenario) -> Outcome {
    let lang = Lang(rawValue: scenario.lang) ?? .fr
    let advice = machine.advice(on: situation(scenario), text: scenario.opening, lang)
    return Outcome(advice: advice, shown: content.renderer.text(.advice(advice), lang), questions: 0)
  }

  /// Values that Ariane has no word for are left out.
  private func situation(_ scenario: Scenario) -> Situation {
    var situation = Situation()
    for variable in content.base.taxonomy.variables {
      guard let answer = scenario.answers[Self.slots[variable.id] ?? variable.id] else { continue }
      switch variable.kind {
      case .integer: answer.number.map { situation.set(variable.id, to: .number($0...$0)) }
      case .duration: answer.minutes.map { situation.set(variable.id, to: .number($0...$0)) }
      case .calendar: break
      case .choice, .choices:
        let ids = (answer.value?.ids ?? []).map { Self.values[$0] ?? $0 }.filter { variable.term($0) != nil }
        if variable.isSet, !ids.isEmpty {
          situation.set(variable.id, to: .choices(Set(ids)))
        } else if !variable.isSet, let id = ids.first {
          situation.set(variable.id, to: .choice(id))
        }
      }
    }
    return situation
  }
}
