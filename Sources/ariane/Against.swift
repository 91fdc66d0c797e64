import Advice
import Content
import Dialogue
import Language
import Rendering
import Store
import Transcripts

/// What stored conversations and transcripts would become with this content, next to what they were with another.
struct Against {
  let before: Content
  let after: Content
  let lang: Lang

  /// How a conversation differs at its end, in words; nil when it does not.
  func difference(_ events: [Event], _ began: Lang) -> String? {
    let (old, new) = (before.machine.replay(events, began).state, after.machine.replay(events, began).state)
    let (was, now) = (sheets(old, before.machine), sheets(new, after.machine))
    var lines: [String] = []
    func add(_ fr: String, _ en: String, _ items: [String]) {
      if !items.isEmpty { lines.append("  " + (lang == .fr ? fr + " : " : en + ": ") + items.joined(separator: ", ")) }
    }
    add("n'est plus compris", "no longer understood", facts(old).filter { !facts(new).contains($0) })
    add("est compris en plus", "now understood", facts(new).filter { !facts(old).contains($0) })
    add("sort du conseil", "leaves the advice", was.filter { !now.contains($0) })
    add("entre dans le conseil", "enters the advice", now.filter { !was.contains($0) })
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  private func sheets(_ state: State, _ machine: Machine) -> [String] {
    guard case .advice(let advice) = machine.plan(state) else { return [] }
    return (advice.route.steps + advice.route.later).map(\.sheet)
  }

  private func facts(_ state: State) -> [String] {
    state.answers.map { $0.key + " = " + ValueText.text($0.value.value) }.sorted()
  }
}
