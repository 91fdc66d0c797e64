package import Language

/// Messages as people write them for one intent, from which the others are told. Source: `Dialogs/examples.yaml`.
package struct IntentExamples: Sendable, Codable {
  package var intent: Intent
  /// One a line: there are thousands, and nobody needs them apart before the first message is read.
  private var lines: Bilingual

  package init(intent: Intent, texts: BilingualList) {
    self.intent = intent
    lines = Bilingual(fr: texts.fr.joined(separator: "\n"), en: texts.en.joined(separator: "\n"))
  }

  package func texts(_ lang: Lang) -> [String] { lines[lang].split(separator: "\n").map(String.init) }
}
