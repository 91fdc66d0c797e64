package import Dialogue
package import Knowledge
package import Language

/// The flow of a dialogue as a graph: steps as nodes, guards on the edges, the questions within the steps that ask them.
package struct FlowDrawing: Sendable {
  private let dialog: Dialog
  private let taxonomy: Taxonomy
  private let lang: Lang

  package init(dialog: Dialog, taxonomy: Taxonomy, lang: Lang) {
    self.dialog = dialog
    self.taxonomy = taxonomy
    self.lang = lang
  }

  package var mermaid: String {
    var lines = ["flowchart TD"]
    for step in dialog.steps { lines.append("  \(node(step.id))[\"\(escaped(label(step), newline: "<br/>"))\"]") }
    for step in dialog.steps {
      for edge in step.next {
        let text = edge.guardCondition.map { "|\"\(escaped(clause($0), newline: " "))\"|" } ?? ""
        lines.append("  \(node(step.id)) -->\(text) \(node(edge.to))")
      }
    }
    return lines.joined(separator: "\n")
  }

  package var dot: String {
    var lines = ["digraph \"\(dialog.id)\" {", "  node [shape=box];"]
    for step in dialog.steps { lines.append("  \"\(step.id)\" [label=\"\(escaped(label(step), newline: "\\n"))\"];") }
    for step in dialog.steps {
      for edge in step.next {
        let text = edge.guardCondition.map { " [label=\"\(escaped(clause($0), newline: " "))\"]" } ?? ""
        lines.append("  \"\(step.id)\" -> \"\(edge.to)\"\(text);")
      }
    }
    return (lines + ["}"]).joined(separator: "\n")
  }

  private func label(_ step: FlowStep) -> String {
    switch step.action {
    case .say(let phrase): return "\(step.id)\nsay \(phrase)"
    case .collect:
      let slots = dialog.slots.map { slot in
        (dialog.form.pinned.contains(slot.id) ? "* " : "") + (taxonomy.variable(slot.id)?.label[lang] ?? slot.id)
      }
      return ([step.id, "collect (<= \(dialog.form.most))"] + slots).joined(separator: "\n")
    case .advise: return "\(step.id)\nadvise"
    case .listen: return "\(step.id)\nlisten"
    }
  }

  private func clause(_ condition: Condition) -> String { ConditionWording(taxonomy).clause(condition, lang) }

  /// Mermaid's ids take no hyphen at their end and none of its keywords (`end`).
  private func node(_ id: String) -> String { "s_" + id.map { $0 == "-" ? "_" : String($0) }.joined() }

  private func escaped(_ text: String, newline: String) -> String {
    text.map { $0 == "\"" ? "'" : $0 == "\n" ? newline : String($0) }.joined()
  }
}
