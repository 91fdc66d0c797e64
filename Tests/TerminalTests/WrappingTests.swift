import Terminal
import Testing

@Suite("Wrapping")
struct WrappingTests {
  @Test("a word that no line can hold is broken between characters, others never")
  func longWord() {
    let word = String(repeating: "é", count: 45)
    #expect(
      Wrapping.wrap("a " + word + " b", width: 20)
        == "a\n" + String(repeating: "é", count: 20) + "\n" + String(repeating: "é", count: 20) + "\nééééé b")
    let flag = String(repeating: "e\u{301}", count: 25)
    #expect(Wrapping.wrap(flag, width: 20).split(separator: "\n").map(\.count) == [20, 5])
  }

  @Test("line breaks, blank lines and short lines stay as they are")
  func kept() {
    #expect(Wrapping.wrap("a\n\n  b  c\n", width: 20) == "a\n\n  b  c\n")
    #expect(Wrapping.wrap("", width: 20).isEmpty)
  }

  @Test(
    "what follows a list mark or an indentation stands under it",
    arguments: [
      ("- aaaa bbbb cccc dddd eeee", "- aaaa bbbb cccc\n  dddd eeee"),
      ("  - aaaa bbbb cccc dddd", "  - aaaa bbbb cccc\n    dddd"),
      ("• aaaa bbbb cccc dddd eeee", "• aaaa bbbb cccc\n  dddd eeee"),
      ("1. aaaa bbbb cccc dddd", "1. aaaa bbbb cccc\n   dddd"),
      ("   aaaa bbbb cccc dddd", "   aaaa bbbb cccc\n   dddd"),
      ("2026. aaaa bbbb cccc dddd", "2026. aaaa bbbb cccc\ndddd"),
    ])
  func hanging(text: String, expected: String) {
    #expect(Wrapping.wrap(text, width: 20) == expected)
  }

  @Test("neither no-break space is a place to break")
  func noBreak() {
    #expect(Wrapping.wrap("aaaaaaaaaaaaaaa bbbb\u{202F}! c", width: 20) == "aaaaaaaaaaaaaaa\nbbbb\u{202F}! c")
    #expect(Wrapping.wrap("aaaaaaaaaaaaaaa 12\u{A0}000 c", width: 20) == "aaaaaaaaaaaaaaa\n12\u{A0}000 c")
  }

  @Test("wide characters count for two, typographic signs for one")
  func cells() {
    #expect(Wrapping.wrap("日本語日本 日本語日本", width: 20) == "日本語日本\n日本語日本")
    #expect(Wrapping.wrap("l’été… – œuvre € l’été", width: 20) == "l’été… – œuvre €\nl’été")
  }

  @Test("an indentation wider than the window leaves room for words")
  func deep() {
    let wrapped = Wrapping.wrap(String(repeating: " ", count: 60) + "un deux trois quatre", width: 20)
    #expect(wrapped.split(separator: "\n").allSatisfy { $0.count <= 20 })
    #expect(Wrapping.wrap(String(repeating: " ", count: 60), width: 20).count <= 20)
  }

  @Test("no line is wider than asked, and no word is lost", arguments: [-5, 20, 33, 80, 500])
  func law(width: Int) {
    let limit = min(max(width, 20), Wrapping.widest)
    var random = SystemRandomNumberGenerator()
    let pieces = [
      "a", "été", "日本語", "- ", "12. ", "   ", " ", "\u{A0}", "\n", String(repeating: "x", count: 90), "e\u{301}",
    ]
    for _ in 0..<200 {
      let text = (0..<30).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let wrapped = Wrapping.wrap(text, width: width)
      for line in wrapped.split(separator: "\n") {
        #expect(DisplayWidth.cells(of: line) <= limit, "\(text.debugDescription)")
      }
      #expect(wrapped.filter { !" \n".contains($0) } == text.filter { !" \n".contains($0) }, "\(text.debugDescription)")
    }
  }
}
