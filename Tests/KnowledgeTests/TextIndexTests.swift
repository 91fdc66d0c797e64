import Knowledge
import Language
import Testing

@Suite("Text index")
struct TextIndexTests {
  private func index(_ documents: [(title: String, text: String)], _ lang: Lang = .fr) -> TextIndex {
    TextIndex(documents.map { [.init(4, [$0.title]), .init(1, [$0.text])] }, lang)
  }

  private func index(_ texts: String...) -> TextIndex { TextIndex(texts.map { [.init(1, [$0])] }, .fr) }

  private func found(_ text: String, in index: TextIndex, limit: Int = 10) -> [Int] {
    index.search(text, limit: limit).map(\.document)
  }

  @Test("a word of the title counts more than one of the body")
  func fields() {
    let index = index([
      ("Atelier", "On y parle de budget avec des voisins."), ("Budget", "On y parle de jardins avec des voisins."),
      ("Jardin", "On y plante des fleurs."),
    ])
    #expect(found("budget", in: index).prefix(2) == [1, 0])
  }

  @Test("an inflected word is found, and the very word comes first")
  func stems() {
    let index = index("La mairie finance trois projets.", "La mairie finance ce projet.", "Rien de cela.")
    #expect(found("projet", in: index) == [1, 0])
    #expect(found("projets", in: index) == [0, 1])
  }

  @Test("words in a row count more than the same words apart")
  func pairs() {
    let index = index(
      "Budget voté, habitants absents, conseil participatif.",
      "Conseil absent, habitants du budget participatif votés.",
      "Une fête.")
    #expect(found("budget participatif", in: index) == [1, 0])
  }

  @Test("words like those of the best document bring others, unless the search is strict")
  func feedback() {
    let index = index(
      "Le compost du jardin partagé", "Le jardin partagé du quartier", "Une fête de rue", "Un vote en ligne", "Un repas"
    )
    #expect(found("compost", in: index) == [0, 1])
    #expect(index.search("compost", limit: 10, isStrict: true).map(\.document) == [0])
  }

  @Test("a mistyped word is read as the one of the documents that comes near")
  func typo() {
    let index = index("Mener un entretien", "Voter un budget")
    #expect(found("entretein", in: index) == [0])
    #expect(found("budjet", in: index) == [1])
  }

  @Test(
    "nothing is found for nothing, for stop words, signs and words unknown",
    arguments: ["", "  ", "le de la", "?!", "xyzzy"])
  func nothing(_ text: String) {
    #expect(found(text, in: index("Mener des entretiens", "Voter un budget")).isEmpty)
    #expect(TextIndex([], .fr).search(text, limit: 3).isEmpty)
  }

  @Test("ties keep the order of the documents, and the limit holds")
  func ties() {
    let index = index("Un vote", "Un vote", "Un vote", "Un repas")
    #expect(found("vote", in: index) == [0, 1, 2])
    #expect(found("vote", in: index, limit: 2) == [0, 1])
    #expect(found("vote", in: index, limit: 0) == [])
  }

  @Test("only the documents asked for are looked among")
  func range() {
    let index = index("Un vote", "Un vote", "Un vote")
    #expect(index.search("vote", limit: 10, within: 1..<2).map(\.document) == [1])
    #expect(index.search("vote", limit: 10, within: 2..<9).map(\.document) == [2])
  }

  @Test("a document is long or short among those of its kind")
  func kinds() {
    let short = [[TextIndex.Field(1, ["vote"])], [TextIndex.Field(1, ["repas"])]]
    let long = ["vote en salle avec quarante voisins venus parler ensemble", "repas"].map { [TextIndex.Field(1, [$0])] }
    let together = TextIndex(short + long, .fr).search("vote", limit: 2)
    let apart = TextIndex(short + long, .fr, kinds: [2, 2]).search("vote", limit: 2)
    #expect(together.map(\.document) == [0, 2] && apart.map(\.document) == [0, 2])
    #expect(apart[1].score / apart[0].score > together[1].score / together[0].score)
  }

  @Test("the score is the sum that it is said to be")
  func score() throws {
    // Two documents of 2 and 1 words; « vote » is in the first alone. Rarity: ln(1 + 1.5 / 1.5) = ln 2. Scale: 1.5 (0.25 + 0.75 * 2 / 1.5)
    // = 1.875, so saturation = 2.5 / 2.875. The stem counts 1, the word 0.25; what one document alone holds brings no feedback.
    let hit = try #require(index("vote jardin", "repas").search("vote", limit: 1).first)
    let expected = 1.25 * 0.693_147 * 2.5 / 2.875
    #expect(abs(hit.score - expected) < 1e-5)
    // A pair known in the first alone counts 0.2 times the same, beside two stems and two words.
    let both = try #require(index("vote jardin", "repas").search("vote jardin", limit: 1).first)
    #expect(abs(both.score - expected * (2 + 0.2 / 1.25)) < 1e-5)
  }
}
