package import Dialogue
package import Knowledge
package import Language

/// Turns acts into text. Pure: the same acts give the same bytes.
package struct Renderer: Sendable {
  private let base: KnowledgeBase
  private let dialog: Dialog
  private let phrases: Phrases

  package init(base: KnowledgeBase, dialog: Dialog, phrases: Phrases) {
    self.base = base
    self.dialog = dialog
    self.phrases = phrases
  }

  /// The whole message, paragraphs apart. Lists keep one item a line; lines are not wrapped.
  package func text(_ acts: [Act], _ lang: Lang) -> String {
    let blocks = acts.map { text($0, lang) }.filter { !$0.isEmpty }
    return blocks.joined(separator: "\n\n")
  }

  func wording(_ lang: Lang) -> Wording { Wording(base: base, dialog: dialog, phrases: phrases, lang: lang) }

  /// The text of one act.
  package func text(_ act: Act, _ lang: Lang) -> String {
    Typography.typeset(ActText(wording(lang)).text(act), lang)
  }

  /// Each act as structured data.
  package func documents(_ acts: [Act], _ lang: Lang) -> [ActDocument] {
    let wording = self.wording(lang)
    return acts.map { ActDocument($0, text: text($0, lang), wording) }
  }

  /// What a choice of a question is called.
  package func label(_ choice: String, of slot: String, _ lang: Lang) -> String {
    Typography.typeset(base.taxonomy.variable(slot)?.term(choice)?.label[lang] ?? choice, lang)
  }

  /// What something on offer is called: a value of the question that waits, else a sheet, a term or a case.
  package func choice(_ id: String, of slot: String?, _ lang: Lang) -> String {
    if let slot { return label(id, of: slot, lang) }
    return Typography.typeset(
      base.sheet(id)?.name[lang] ?? base.term(id)?.name[lang] ?? base.case(id)?.title[lang] ?? id, lang)
  }

  /// What may be picked by number now.
  package func offered(_ state: State) -> [ActDocument.Choice] {
    state.offered.enumerated().map { place, id in
      ActDocument.Choice(id: id, n: place + 1, label: choice(id, of: state.pending, state.lang))
    }
  }

  /// What the next message is expected to be.
  package enum Expectation: String, Sendable { case choice, number, duration, text }

  package func expectation(_ state: State) -> Expectation {
    guard let slot = state.pending, let variable = base.taxonomy.variable(slot) else { return .text }
    switch variable.kind {
    case .integer: return .number
    case .duration, .calendar: return .duration
    case .choice, .choices: return state.offered.isEmpty ? .text : .choice
    }
  }

  /// One line of a list of findings.
  package func entry(
    _ target: SearchIndex.Target, _ lang: Lang
  ) -> (kind: String, id: String, name: String, summary: String) {
    switch target {
    case .sheet(let id): ("sheet", id, choice(id, of: nil, lang), typeset(base.sheet(id)?.summary, lang))
    case .term(let id): ("term", id, choice(id, of: nil, lang), typeset(base.term(id)?.definition, lang))
    case .case(let id): ("case", id, choice(id, of: nil, lang), typeset(base.case(id)?.summary, lang))
    }
  }

  private func typeset(_ text: Bilingual?, _ lang: Lang) -> String { Typography.typeset(text?[lang] ?? "", lang) }

  /// A fact about the project, in words: « vous êtes 12 ».
  package func clause(_ value: Value, of variable: String, _ lang: Lang) -> String {
    Typography.typeset(wording(lang).clause(value, of: variable), lang)
  }

  /// The names of all sheets, for completion.
  package func sheetNames(_ lang: Lang) -> [String] {
    base.sheets.flatMap { [$0.name[lang]] + $0.also[lang] }.map { Typography.typeset($0, lang) }
  }

  /// A fixed phrase, for the shells.
  package func phrase(_ id: String, _ lang: Lang, _ values: [String: String] = [:]) -> String {
    Typography.typeset(phrases.text(id, lang, values), lang)
  }
}
