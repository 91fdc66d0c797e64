import Advice
package import Dialogue
package import Knowledge
package import Language

/// What transcripts reach of the content: questions, flow steps, sheets, pitfalls.
package struct Coverage: Sendable {
  private let base: KnowledgeBase
  private let dialog: Dialog
  private var steps: Set<String> = []
  private var slots: Set<String> = []
  private var sheets: Set<String> = []
  private var pitfalls: Set<String> = []

  package init(_ base: KnowledgeBase, _ dialog: Dialog) {
    self.base = base
    self.dialog = dialog
  }

  package mutating func add(_ played: [Player.Played]) {
    for turn in played {
      steps.insert(turn.state.step)
      for act in turn.acts {
        switch act {
        case .question(let question): slots.insert(question.slot)
        case .advice(let advice): add(advice)
        default: break
        }
      }
    }
  }

  private mutating func add(_ advice: Advice) {
    for warnings in advice.warnings {
      sheets.insert(warnings.sheet)
      for pitfall in warnings.pitfalls where pitfall.isCertain {
        pitfalls.insert(warnings.sheet + "/" + pitfall.content.id)
      }
    }
  }

  private var allPitfalls: [String] {
    base.sheets.flatMap { sheet in sheet.pitfalls.map { sheet.id + "/" + $0.id } }
  }

  /// Pitfalls that none of them fires, as `sheet/pitfall`.
  package var silentPitfalls: [String] { allPitfalls.filter { !pitfalls.contains($0) } }

  /// A line for each kind, with what is missing.
  package func report(_ lang: Lang) -> String {
    // Steps that only pass the word on are never where a turn ends.
    let waiting = dialog.steps.filter { $0.action == .listen || $0.action == .collect }.map(\.id)
    let rows = [
      (lang == .fr ? "étapes" : "steps", waiting, steps),
      (lang == .fr ? "questions" : "questions", dialog.slots.map(\.id), slots),
      (lang == .fr ? "fiches" : "sheets", base.sheets.map(\.id), sheets),
      (lang == .fr ? "pièges" : "pitfalls", allPitfalls, pitfalls),
    ]
    return rows.map { name, all, reached in
      let missing = all.filter { !reached.contains($0) }
      let rest =
        missing.isEmpty
        ? "" : (lang == .fr ? " ; jamais atteints : " : "; never reached: ") + missing.joined(separator: ", ")
      return "\(name): \(all.count - missing.count)/\(all.count)" + rest
    }.joined(separator: "\n")
  }
}
