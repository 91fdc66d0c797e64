package import Language

/// A word of the field and its meaning. Source: `Knowledge/glossary.yaml`.
package struct GlossaryTerm: Sendable, Identifiable, Codable {
  package var id: String
  package var name: Bilingual
  /// Everyday synonyms.
  package var also: BilingualList
  package var definition: Bilingual
  /// Sheets to look at.
  package var see: [String]
  package var sources: [Source]

  package init(
    id: String, name: Bilingual, also: BilingualList = BilingualList(), definition: Bilingual, see: [String] = [],
    sources: [Source] = []
  ) {
    self.id = id
    self.name = name
    self.also = also
    self.definition = definition
    self.see = see
    self.sources = sources
  }
}
