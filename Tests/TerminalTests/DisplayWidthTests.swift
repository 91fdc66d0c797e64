import Terminal
import Testing

@Suite("Cells on the terminal")
struct DisplayWidthTests {
  @Test(
    "letters take one cell, combining marks none, wide characters two, controls none",
    arguments: [
      ("", 0), ("abc", 3), ("été", 3), ("e\u{301}", 1), ("« l’été » …", 11), ("日本", 4), ("🎉", 2),
      ("\u{1B}\u{7F}\n\u{85}", 0),
      ("a\u{A0}b", 3), ("a\u{202F}b", 3), ("\u{200B}", 0),
    ] as [(String, Int)])
  func cells(text: String, expected: Int) {
    #expect(DisplayWidth.cells(of: text) == expected)
  }
}
