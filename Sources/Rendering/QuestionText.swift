import Dialogue
import Knowledge
import Language

/// Questions, why they are asked, and what is said when an answer is not understood.
struct QuestionText {
  /// A longer list is not read out again with the question; « répète » shows it.
  private static let mostRepeated = 6

  private let wording: Wording

  init(_ wording: Wording) { self.wording = wording }

  func text(_ question: Question) -> String {
    guard let slot = wording.dialog.slot(question.slot) else { return "" }
    let ask = slot.ask[wording.lang]
    var lines = [question.isRepeated ? wording.say("ask-again", ["question": ask]) : ask]
    guard !question.isRepeated || question.choices.count <= Self.mostRepeated else {
      return lines[0] + " " + wording.say("ask-again-choices", ["n": "\(question.choices.count)"])
    }
    lines += question.choices.enumerated().map { place, choice in "\(place + 1). \(label(choice, of: question.slot))" }
    let isSet = wording.base.taxonomy.variable(question.slot)?.isSet ?? false
    if isSet, !question.choices.isEmpty { lines.append(wording.say("ask-many")) }
    if question.isFirst, !question.isRepeated { lines.append(wording.say("ask-hint")) }
    return lines.joined(separator: "\n")
  }

  func why(_ slot: String, _ candidates: [String]) -> String {
    let reason = wording.dialog.slot(slot)?.why[wording.lang] ?? ""
    let price =
      candidates.isEmpty
      ? wording.say("why-asked-warnings")
      : wording.say("why-asked-candidates", ["n": "\(candidates.count)", "sheets": wording.names(candidates)])
    return reason + " " + price
  }

  func notUnderstood(_ rung: NotUnderstood) -> String {
    switch rung {
    case .example(let slot):
      return wording.say("not-understood-example", ["example": wording.dialog.slot(slot)?.example[wording.lang] ?? ""])
    case .choices(let slot):
      let offers = wording.dialog.slot(slot)?.offers ?? []
      let ids = offers.isEmpty ? wording.base.taxonomy.variable(slot)?.terms.prefix(8).map(\.id) ?? [] : offers
      return wording.say(
        "not-understood-choices", ["choices": wording.list(ids.map { label($0, of: slot).lowercasedFirst })])
    case .offerSkip(let slot):
      return wording.say("not-understood-skip", ["variable": wording.label(slot).lowercasedFirst])
    case .skipped(let slot):
      let assumption = wording.dialog.slot(slot)?.assumption.says[wording.lang] ?? ""
      return wording.say("not-understood-skipped", ["assumption": assumption])
    case .open(let nearest, let isAgain):
      guard !nearest.isEmpty else { return wording.say(isAgain ? "not-understood-open-again" : "not-understood-open") }
      let lines = nearest.enumerated().map { "\($0.offset + 1). \(wording.name($0.element))" }
      return ([wording.say(isAgain ? "not-understood-near-again" : "not-understood-near")] + lines).joined(
        separator: "\n")
    }
  }

  private func label(_ choice: String, of slot: String) -> String {
    wording.base.taxonomy.variable(slot)?.term(choice)?.label[wording.lang] ?? choice
  }
}
