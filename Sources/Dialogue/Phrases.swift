package import Language

/// All that Ariane says, by id. Source: `Dialogs/phrases.yaml`.
package struct Phrases: Sendable {
  private var texts: [String: Bilingual]

  package init(_ texts: [String: Bilingual]) { self.texts = texts }

  /// The phrase with its placeholders replaced. An id that the content lacks is said as it is: `ariane check` refuses it.
  package func text(_ id: String, _ lang: Lang, _ values: [String: String] = [:]) -> String {
    let template = texts[id]?[lang] ?? "[\(id)]"
    return template.filling(values)
  }

  package var ids: [String] { texts.keys.sorted() }
}
