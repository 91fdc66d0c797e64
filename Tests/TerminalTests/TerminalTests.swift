import Language
import Terminal
import Testing

@Suite("The terminal, apart from the terminal")
struct TerminalTests {
  @Test("text wraps at the width, list items under their mark")
  func wrapping() {
    let text = "- un deux trois quatre cinq six sept huit neuf dix"
    #expect(Wrapping.wrap(text, width: 24) == "- un deux trois quatre\n  cinq six sept huit\n  neuf dix")
    #expect(Wrapping.wrap("12. aaaaaaaaaa bbbbbbbbbb cccc", width: 20) == "12. aaaaaaaaaa\n    bbbbbbbbbb cccc")
    #expect(Wrapping.wrap("court", width: 80) == "court")
  }

  @Test("a no-break space never breaks")
  func noBreak() {
    #expect(Wrapping.wrap("aaaaaaaaaaaaaaa bbbb\u{A0}: c", width: 20) == "aaaaaaaaaaaaaaa\nbbbb\u{A0}: c")
  }

  @Test("control characters typed by somebody never reach the terminal")
  func harmless() {
    #expect(TerminalText.harmless("a\u{1B}[31mb\u{7}c\u{202E}d\u{9B}e\nf") == "abcde\nf")
  }

  @Test("colour follows the terminal and the environment")
  func colour() {
    #expect(TerminalStyle(isTerminal: true, environment: ["TERM": "xterm"]).usesColour)
    #expect(!TerminalStyle(isTerminal: false, environment: ["TERM": "xterm"]).usesColour)
    #expect(!TerminalStyle(isTerminal: true, environment: ["TERM": "dumb"]).usesColour)
    #expect(!TerminalStyle(isTerminal: true, environment: ["TERM": "xterm", "NO_COLOR": "1"]).usesColour)
    #expect(TerminalStyle(isTerminal: false, environment: ["CLICOLOR_FORCE": "1"]).usesColour)
  }

  @Test("lines between two fences are one message, and an open fence loses nothing")
  func joiner() {
    var joiner = LineJoiner()
    #expect(joiner.take("seul") == "seul")
    #expect(joiner.take("\"\"\"") == nil)
    #expect(joiner.take("un") == nil)
    #expect(joiner.take("deux") == nil)
    #expect(joiner.isOpen)
    #expect(joiner.take("\"\"\"") == "un\ndeux")
    #expect(joiner.take("\"\"\"") == nil)
    #expect(joiner.take("reste") == nil)
    #expect(joiner.finish() == "reste")
  }

  @Test("slash commands are words with short names; an unknown one names the nearest")
  func slash() {
    #expect(SlashCommand("bonjour") == nil)
    #expect(SlashCommand("/aide") == .say("aide"))
    #expect(SlashCommand("/fiche personas") == .say("fiche personas"))
    #expect(SlashCommand("/quitter") == .quit)
    #expect(SlashCommand("/langue en") == .say("speak english"))
    #expect(SlashCommand("/aidee") == .unknown("/aidee", nearest: "/aide"))
  }
}
