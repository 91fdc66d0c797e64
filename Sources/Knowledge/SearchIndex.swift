package import Language

/// Finds sheets, terms and cases by their words. Each language is indexed at its first use.
package struct SearchIndex: Sendable {
  package enum Target: Hashable, Sendable {
    case sheet(String)
    case term(String)
    case `case`(String)

    /// Unique among the things of its kind.
    package var id: String {
      switch self {
      case .sheet(let id), .term(let id), .case(let id): id
      }
    }
  }

  package struct Hit: Hashable, Sendable {
    package var target: Target
    /// Above 0; only comparable within one search.
    package var score: Double
  }

  private let targets: [Target]
  private let sheets: Range<Int>
  private let shelves: [Lang: Lazy<TextIndex>]

  package init(_ base: KnowledgeBase) {
    targets = base.sheets.map { .sheet($0.id) } + base.glossary.map { .term($0.id) } + base.cases.map { .case($0.id) }
    sheets = base.sheets.indices
    shelves = Dictionary(
      uniqueKeysWithValues: Lang.allCases.map { lang in
        (
          lang,
          Lazy {
            let sheets = base.sheets.map { Self.fields(of: $0, base.taxonomy, lang) }
            let terms = base.glossary.map { Self.fields(of: $0, lang) }
            let cases = base.cases.map { Self.fields(of: $0, base.taxonomy, lang) }
            return TextIndex(sheets + terms + cases, lang, kinds: [sheets.count, terms.count, cases.count])
          }
        )
      })
  }

  /// The best first; ties in the order of the knowledge base, sheets before terms before cases. Empty when no word is known.
  package func search(_ text: String, _ lang: Lang, limit: Int = 10) -> [Hit] {
    hits(shelves[lang]?.value.search(text, limit: limit, isStrict: true) ?? [])
  }

  /// The same among sheets alone.
  package func sheets(_ text: String, _ lang: Lang, limit: Int) -> [Hit] {
    hits(shelves[lang]?.value.search(text, limit: limit, within: sheets, isStrict: true) ?? [])
  }

  private func hits(_ found: [TextIndex.Hit]) -> [Hit] {
    found.map { Hit(target: targets[$0.document], score: $0.score) }
  }

  private static func fields(of sheet: Sheet, _ taxonomy: Taxonomy, _ lang: Lang) -> [TextIndex.Field] {
    let labels =
      sheet.needs.compactMap { taxonomy.need($0)?.label[lang] }
      + sheet.stages.compactMap { taxonomy.stage($0)?.label[lang] }
    return [
      .init(4, [sheet.name[lang]] + sheet.also[lang]), .init(2, [sheet.summary[lang]] + labels),
      .init(1, sheet.whenToUse[lang] + sheet.steps.map { $0.title[lang] }),
      .init(0.5, sheet.steps.map { $0.instruction[lang] } + sheet.pitfalls.map { $0.risk[lang] }),
    ]
  }

  private static func fields(of term: GlossaryTerm, _ lang: Lang) -> [TextIndex.Field] {
    [.init(4, [term.name[lang]] + term.also[lang]), .init(1, [term.definition[lang]])]
  }

  private static func fields(of one: Case, _ taxonomy: Taxonomy, _ lang: Lang) -> [TextIndex.Field] {
    let labels = one.issues.compactMap { taxonomy.issue($0)?.label[lang] }
    return [
      .init(4, [one.title[lang]]), .init(2, [one.place] + labels),
      .init(1, [one.summary[lang]] + [one.outcome?[lang]].compactMap { $0 }),
    ]
  }
}
