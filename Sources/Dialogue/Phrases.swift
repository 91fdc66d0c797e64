package import Language

/// All that Ariane says, by id. Source: `Dialogs/phrases.yaml`.
package struct Phrases: Sendable, Codable {
  private var texts: [String: Bilingual]

  package init(_ texts: [String: Bilingual]) { self.texts = texts }

  /// The phrase with its placeholders replaced. An id that the content lacks is said as it is: `ariane check` refuses it.
  package func text(_ id: String, _ lang: Lang, _ values: [String: String] = [:]) -> String {
    let template = texts[id]?[lang] ?? "[\(id)]"
    return template.filling(values)
  }

  package init(from decoder: any Decoder) throws {
    let pairs = try decoder.singleValueContainer().decode([Pair].self)
    texts = Dictionary(pairs.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(texts.sorted { $0.key < $1.key }.map { Pair(id: $0.key, text: $0.value) })
  }

  private struct Pair: Codable {
    var id: String
    var text: Bilingual
  }

  package var ids: [String] { texts.keys.sorted() }
}
