import Knowledge
import Language
import Testing

@Suite("What the content lacks")
struct KnowledgeHolesTests {
  private let text = Bilingual(fr: "a", en: "b")

  private func term(_ id: String) -> Term { Term(id: id, label: text) }

  private func sheet(_ id: String, stages: [String], issues: [String] = [], summary: Bilingual? = nil) -> Sheet {
    Sheet(
      id: id, name: text, summary: summary ?? text, stages: stages, needs: ["ideas"], issues: issues,
      group: GroupSize(min: 1, max: 2, best: 1...2), time: SheetTime(min: 1, max: 2), modes: [],
      uncertain: id == "one" ? [.time] : [],
      sources: id == "one" ? [Source(title: "x", certainty: .uncertain)] : [Source(title: "x", certainty: .verified)])
  }

  private func holes(_ sheets: [Sheet], cases: [Case] = []) -> KnowledgeHoles {
    let taxonomy = Taxonomy(
      stages: [term("start"), term("end")], needs: [term("ideas"), term("money")],
      issues: [term("food"), term("care")],
      artefacts: [], variables: [])
    return KnowledgeHoles(KnowledgeBase(taxonomy: taxonomy, sheets: sheets, cases: cases))
  }

  @Test("stages and needs that have enough sheets are no holes")
  func counts() {
    let found = holes((1...6).map { sheet("s\($0)", stages: ["start"]) })
    #expect(found.thinStages == ["end": 0])
    #expect(found.thinNeeds == ["money": 0])
    #expect(found.sheetsByNeedAndStage == ["ideas": ["start": 6]])
  }

  @Test("a case links its sheets with its issue")
  func combinations() {
    let source = Source(title: "x", certainty: .uncertain)
    let one = Case(id: "c", title: text, place: "x", issues: ["food"], methods: ["two"], summary: text, source: source)
    let found = holes([sheet("two", stages: ["start", "end"])], cases: [one])
    #expect(found.combinations == 8 && found.combinationsCovered == 2)
    #expect(found.uncovered == ["food": [], "care": ["end/ideas", "start/ideas"]])
    #expect(found.issuesWithoutCase == ["care"] && found.issuesWithoutSheet == ["food", "care"])
    #expect(found.uncertainFacts == ["case:c"])
  }

  @Test("doubtful facts and sources, and a text that nobody translated")
  func doubts() {
    let same = "Une phrase assez longue pour qu'on la traduise, et que personne n'a traduite."
    let found = holes([
      sheet("one", stages: ["start"]), sheet("two", stages: ["end"], summary: Bilingual(fr: same, en: same)),
    ])
    #expect(found.uncertainFacts == ["sheet:one/time"] && found.uncertainSources == ["one"])
    #expect(found.untranslated == ["sheet:two: " + same])
  }
}
