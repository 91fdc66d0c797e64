import Knowledge
import Language
import Testing

@Suite("Search index")
struct SearchIndexTests {
  private let index = SearchIndex(
    KnowledgeBase(
      taxonomy: Samples.taxonomy,
      sheets: [sheet("vote", "Vote à points", "Dot voting"), sheet("pitch", "Construire son pitch", "Pitch")],
      glossary: [
        GlossaryTerm(id: "quorum", name: Bilingual(fr: "Quorum", en: "Quorum"), definition: Samples.text("Un seuil."))
      ],
      cases: [
        Case(
          id: "paris", title: Bilingual(fr: "Un vote à Paris", en: "A vote in Paris"), place: "Paris, France",
          issues: ["mobility"], summary: Bilingual(fr: "Des trottinettes.", en: "Scooters."),
          outcome: Bilingual(fr: "Elles sont interdites.", en: "They are banned."),
          source: Source(title: "Paris", certainty: .verified))
      ]))

  private static func sheet(_ id: String, _ fr: String, _ en: String) -> Sheet {
    Sheet(
      id: id, name: Bilingual(fr: fr, en: en), summary: Samples.text("Une fiche."), stages: [], needs: [],
      group: GroupSize(min: 2, max: 9, best: 3...5), time: SheetTime(min: 10, max: 20), modes: [])
  }

  @Test(
    "a case is found by its title, place, issue, story and outcome",
    arguments: ["trottinettes", "interdites", "Paris", "mobility"])
  func cases(_ word: String) {
    #expect(index.search(word, .fr).map(\.target) == [.case("paris")])
  }

  @Test("each language has its own words")
  func languages() {
    #expect(index.search("scooters", .en).map(\.target) == [.case("paris")])
    #expect(index.search("scooters", .fr).isEmpty)
  }

  @Test("sheets, terms and cases are found together")
  func together() {
    #expect(Set(index.search("vote quorum", .fr).map(\.target)) == [.sheet("vote"), .case("paris"), .term("quorum")])
  }

  @Test("sheets are found alone when only they are asked for")
  func sheetsOnly() {
    #expect(index.sheets("vote paris quorum", .fr, limit: 9).map(\.target) == [.sheet("vote")])
  }
}
