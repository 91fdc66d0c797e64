/// All that Ariane knows, checked and ready to consult.
package struct KnowledgeBase: Sendable {
  package let taxonomy: Taxonomy
  /// In the order of their ids.
  package let sheets: [Sheet]
  package let cautions: [Caution]
  package let glossary: [GlossaryTerm]

  private let places: [String: Int]

  package init(taxonomy: Taxonomy, sheets: [Sheet], cautions: [Caution] = [], glossary: [GlossaryTerm] = []) {
    self.taxonomy = taxonomy
    self.sheets = sheets.sorted { $0.id < $1.id }
    self.cautions = cautions
    self.glossary = glossary
    places = Dictionary(
      self.sheets.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  package func sheet(_ id: String) -> Sheet? { places[id].map { sheets[$0] } }
  /// Place of a sheet in `sheets`.
  package func place(of sheet: String) -> Int? { places[sheet] }
  package func term(_ id: String) -> GlossaryTerm? { glossary.first { $0.id == id } }

  /// Every condition that the advice reads besides its own variables.
  package var conditions: [Condition] {
    cautions.map(\.when) + sheets.flatMap { $0.pitfalls.compactMap(\.when) + $0.adaptations.map(\.when) }
  }
}
