import Language
import Testing

@Suite("Patterns of phrases")
struct PhrasePatternTests {
  private func lexicon(_ phrases: [String], literal: Bool = false) -> Lexicon<String> {
    Lexicon(phrases.map { .init($0, .fr, $0, isLiteral: literal) })
  }

  private func found(_ text: String, _ lexicon: Lexicon<String>) -> [String] {
    lexicon.read(StemmedText(Tokenizer.tokens(of: text))).matches.map(\.meaning)
  }

  @Test("brackets hold alternatives, an empty one included")
  func alternatives() {
    #expect(PhrasePattern.elements(of: "(un|deux) (gros|) budget").map { PhrasePattern.variants(of: $0).count } == 4)
    let budgets = lexicon(["(gros|petit) budget (total|)"])
    #expect(found("un petit budget", budgets).count == 1)
    #expect(found("un gros budget total", budgets).isEmpty == false)
    #expect(found("un moyen budget", budgets).isEmpty)
  }

  @Test("three dots stand for a few words of the same clause, not for more")
  func gap() {
    let nobody = lexicon(["personne ... animé"])
    #expect(found("personne n'a animé", nobody).count == 1)
    #expect(found("personne dans cette équipe n'a vraiment animé", nobody).count == 1)
    #expect(found("personne, il faudra voir qui a animé", nobody).isEmpty)
    #expect(found("personne chez nous ce matin encore parmi tous les bénévoles présents ici a animé", nobody).isEmpty)
  }

  @Test("brackets that do not match, or too many ways, are no pattern")
  func refused() {
    #expect(PhrasePattern.elements(of: "(un|deux") == nil)
    #expect(PhrasePattern.elements(of: "un) deux") == nil)
    #expect(PhrasePattern.elements(of: String(repeating: "(a|b|c|d|e) ", count: 6)) == nil)
  }

  @Test("a literal phrase counts every word, and reads over commas")
  func literal() {
    let what = lexicon(["c'est quoi"], literal: true)
    #expect(found("c'est quoi un persona", what).count == 1)
    #expect(found("quoi", what).isEmpty)
    #expect(found("non, plutôt", lexicon(["non plutôt"], literal: true)).count == 1)
  }
}

@Suite("Typing mistakes")
struct SpellingTests {
  @Test(
    "one slip is forgiven, the likeliest word chosen",
    arguments: [
      ("animatoin", "animation"), ("animztion", "animation"), ("animattion", "animation"), ("anmation", "animation"),
    ])
  func forgiven(_ typed: String, _ meant: String) {
    let spelling = Spelling(targets: ["animation", "mandat", "confiance"], known: [])
    #expect(spelling.correction(of: typed) == meant)
  }

  @Test("a known word is never turned into another, nor a short one, nor two mistakes")
  func kept() {
    let spelling = Spelling(targets: ["vision", "mandat"], known: ["visio"])
    #expect(spelling.correction(of: "visio") == nil)
    #expect(spelling.correction(of: "visi") == nil)
    #expect(spelling.correction(of: "mxndxt") == nil)
  }

  @Test("between two words, the key next to the right one decides")
  func keyboard() {
    let spelling = Spelling(targets: ["planter", "plaider"], known: [])
    // On both keyboards « r » is next to « t », and far from « d ».
    #expect(Spelling(targets: ["porter", "poster"], known: []).correction(of: "poeter") == nil)
    #expect(spelling.correction(of: "plantzr") == "planter")
  }
}
