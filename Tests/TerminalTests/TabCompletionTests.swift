import Terminal
import Testing

@Suite("The Tab key")
struct TabCompletionTests {
  @Test("no candidate, no change")
  func none() {
    var tab = TabCompletion()
    #expect(tab.answer(typed: "xyz", replaced: 3, candidates: []) == .nothing)
  }

  @Test("one candidate is inserted, with a space")
  func one() {
    var tab = TabCompletion()
    #expect(
      tab.answer(typed: "fiche ent", replaced: 3, candidates: ["entretien"]) == .replace(scalars: 3, text: "entretien ")
    )
  }

  @Test("several candidates give what they share, then the list")
  func several() {
    var tab = TabCompletion()
    let names = ["personas", "personnes"]
    #expect(tab.answer(typed: "fiche pe", replaced: 2, candidates: names) == .replace(scalars: 2, text: "person"))
    #expect(tab.answer(typed: "fiche person", replaced: 6, candidates: names) == .list(names))
    #expect(tab.answer(typed: "fiche person", replaced: 6, candidates: names) == .list(names))
  }

  @Test("the list takes a second Tab, also when the first one could add nothing")
  func nothingShared() {
    var tab = TabCompletion()
    let names = ["alpha", "beta"]
    #expect(tab.answer(typed: "", replaced: 0, candidates: names) == .nothing)
    #expect(tab.answer(typed: "", replaced: 0, candidates: names) == .list(names))
    #expect(tab.answer(typed: "x", replaced: 1, candidates: names) == .nothing)
  }

  @Test("an accent typed as two scalars is deleted as two")
  func combining() {
    var tab = TabCompletion()
    #expect(
      tab.answer(typed: "e\u{301}t", replaced: 2, candidates: ["étapes"]) == .replace(scalars: 3, text: "étapes "))
  }

  @Test("a count beyond the text, or below zero, is no crash")
  func counts() {
    var tab = TabCompletion()
    #expect(tab.answer(typed: "ab", replaced: 99, candidates: ["abc"]) == .replace(scalars: 2, text: "abc "))
    #expect(tab.answer(typed: "ab", replaced: -1, candidates: ["abc"]) == .replace(scalars: 0, text: "abc "))
  }

  @Test("the list stands in columns that fit, one a line when nothing else does")
  func listing() {
    #expect(TabCompletion.listing(["un", "été", "trois"], width: 80) == "un      été     trois")
    #expect(TabCompletion.listing(["un", "été", "trois"], width: 13) == "un      été\ntrois")
    #expect(TabCompletion.listing(["un", "été", "trois"], width: 1) == "un\nété\ntrois")
    #expect(TabCompletion.listing([], width: 80).isEmpty)
  }
}
