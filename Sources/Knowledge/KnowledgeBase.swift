import Language

/// All that Ariane knows, checked and ready to consult.
package struct KnowledgeBase: Sendable {
  package let taxonomy: Taxonomy
  /// In the order of their ids.
  package let sheets: [Sheet]
  package let cautions: [Caution]
  package let glossary: [GlossaryTerm]
  /// In the order of their ids.
  package let cases: [Case]
  package let recipes: [Recipe]
  package let lessons: [Lesson]

  private let places: [String: Int]

  package init(
    taxonomy: Taxonomy, sheets: [Sheet], cautions: [Caution] = [], glossary: [GlossaryTerm] = [],
    cases: [Case] = [], recipes: [Recipe] = [], lessons: [Lesson] = []
  ) {
    self.taxonomy = taxonomy
    self.sheets = sheets.sorted { $0.id < $1.id }
    self.cautions = cautions
    self.glossary = glossary
    self.cases = cases.sorted { $0.id < $1.id }
    self.recipes = recipes
    self.lessons = lessons
    places = Dictionary(
      self.sheets.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  package func sheet(_ id: String) -> Sheet? { places[id].map { sheets[$0] } }
  /// Place of a sheet in `sheets`.
  package func place(of sheet: String) -> Int? { places[sheet] }
  package func recipe(_ id: String) -> Recipe? { recipes.first { $0.id == id } }
  package func term(_ id: String) -> GlossaryTerm? { glossary.first { $0.id == id } }

  package func `case`(_ id: String) -> Case? { cases.first { $0.id == id } }

  /// A sheet, a term or a case by its id or by one of its names.
  package func named(_ name: String) -> SearchIndex.Target? {
    let wanted = Folding.fold(name)
    func names(_ name: Bilingual, _ also: BilingualList) -> [String] {
      ([name.fr, name.en] + also.fr + also.en).map(Folding.fold)
    }
    if let sheet = sheets.first(where: { $0.id == wanted || names($0.name, $0.also).contains(wanted) }) {
      return .sheet(sheet.id)
    }
    if let term = glossary.first(where: { $0.id == wanted || names($0.name, $0.also).contains(wanted) }) {
      return .term(term.id)
    }
    return cases.first { $0.id == wanted || names($0.title, BilingualList()).contains(wanted) }.map { .case($0.id) }
  }

  /// The id of the sheet or term whose id or name comes nearest; nil when none comes near.
  package func nearestName(to name: String) -> String? {
    var ids: [String: String] = [:]
    for sheet in sheets {
      for text in [sheet.id, sheet.name.fr, sheet.name.en] + sheet.also.fr + sheet.also.en {
        ids[Folding.fold(text)] = sheet.id
      }
    }
    for term in glossary {
      for text in [term.id, term.name.fr, term.name.en] + term.also.fr + term.also.en {
        ids[Folding.fold(text)] = term.id
      }
    }
    return Nearest.word(to: Folding.fold(name), among: ids.keys.sorted()).flatMap { ids[$0] }
  }

  /// Every condition that the advice reads besides its own variables.
  package var conditions: [Condition] {
    cautions.map(\.when) + sheets.flatMap { $0.pitfalls.compactMap(\.when) + $0.adaptations.map(\.when) }
  }
}

extension KnowledgeBase: Codable {
  private enum CodingKeys: String, CodingKey { case taxonomy, sheets, cautions, glossary, cases, recipes, lessons }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      taxonomy: try container.decode(Taxonomy.self, forKey: .taxonomy),
      sheets: try container.decode([Sheet].self, forKey: .sheets),
      cautions: try container.decode([Caution].self, forKey: .cautions),
      glossary: try container.decode([GlossaryTerm].self, forKey: .glossary),
      cases: try container.decode([Case].self, forKey: .cases),
      recipes: try container.decode([Recipe].self, forKey: .recipes),
      lessons: try container.decode([Lesson].self, forKey: .lessons))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(taxonomy, forKey: .taxonomy)
    try container.encode(sheets, forKey: .sheets)
    try container.encode(cautions, forKey: .cautions)
    try container.encode(glossary, forKey: .glossary)
    try container.encode(cases, forKey: .cases)
    try container.encode(recipes, forKey: .recipes)
    try container.encode(lessons, forKey: .lessons)
  }
}
