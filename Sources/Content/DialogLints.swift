import Dialogue

/// Steps that nothing leads to, flows that never wait, phrases that nothing says.
struct DialogLints {
  private let content: Content
  private let log: DiagnosticLog

  init(_ content: Content, _ log: DiagnosticLog) {
    self.content = content
    self.log = log
  }

  func run() {
    let dialog = content.dialog
    let reached = reachable(from: dialog.steps.first?.id)
    for step in dialog.steps {
      if !reached.contains(step.id) { log.report(.unreachableStep, at: log.place(of: "flow:" + step.id), step.id) }
      let waits = reachable(from: step.id).contains { id in
        switch dialog.step(id)?.action {
        case .listen, .collect: true
        case .say, .advise, nil: false
        }
      }
      if !waits { log.report(.noEnd, at: log.place(of: "flow:" + step.id), step.id) }
      if case .say(let phrase) = step.action, !content.phrases.ids.contains(phrase) {
        log.report(.unknownPhrase, at: log.place(of: "flow:" + step.id), phrase)
      }
    }
    let said = dialog.steps.compactMap { if case .say(let phrase) = $0.action { phrase } else { nil } }
    for id in content.phrases.ids where Phrases.placeholders[id] == nil && !said.contains(id) {
      log.report(.unusedPhrase, at: log.place(of: "phrase:" + id), id)
    }
  }

  private func reachable(from start: String?) -> Set<String> {
    guard let start else { return [] }
    var found: Set<String> = [start]
    var waiting = [start]
    while let id = waiting.popLast() {
      for transition in content.dialog.step(id)?.next ?? [] where found.insert(transition.to).inserted {
        waiting.append(transition.to)
      }
    }
    return found
  }
}
