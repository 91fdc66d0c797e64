import Terminal
import Testing

@Suite("Text that cannot steer the terminal")
struct TerminalTextTests {
  @Test(
    "escape sequences go whole",
    arguments: [
      ("a\u{1B}[31mb", "ab"), ("a\u{1B}[?2004hb", "ab"), ("a\u{1B}]0;titre\u{7}b", "ab"),
      ("a\u{1B}]8;;u\u{1B}\\b", "ab"),
      ("a\u{1B}Pq\u{1B}\\b", "ab"), ("a\u{1B}cb", "ab"), ("a\u{1B}(0b", "ab"), ("a\u{1B}", "a"),
      ("a\u{1B}\u{1B}[1mb", "ab"),
    ])
  func sequences(text: String, expected: String) {
    #expect(TerminalText.harmless(text) == expected)
  }

  @Test(
    "a sequence that never ends loses its introducer only",
    arguments: [
      ("a\u{1B}]0;titre\nsuite", "a0;titre\nsuite"), ("a\u{1B}[31été", "a31été"), ("a\u{1B}]x\u{1B}[1my", "axy"),
    ])
  func unfinished(text: String, expected: String) {
    #expect(TerminalText.harmless(text) == expected)
  }

  @Test("controls and marks that override the direction go; accents, tabs and line breaks stay")
  func controls() {
    #expect(TerminalText.harmless("é\t\u{8}\u{7F}\u{85}\u{9B}x\r\n\u{202E}y\u{2066}z œ…") == "é\tx\nyz œ…")
  }

  @Test("nothing that a terminal obeys is left, whatever the text; a second pass changes nothing")
  func law() {
    var random = SystemRandomNumberGenerator()
    let pieces = [
      "\u{1B}", "[", "]", "P", "\\", "3", ";", "m", "\u{7}", "\u{9C}", "\u{9B}", "é", "\n", "\u{202E}", " ",
    ]
    for _ in 0..<500 {
      let text = (0..<20).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let safe = TerminalText.harmless(text)
      #expect(safe.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)) })
      #expect(TerminalText.harmless(safe) == safe)
    }
  }
}
