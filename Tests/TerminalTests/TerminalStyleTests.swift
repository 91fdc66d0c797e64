import Terminal
import Testing

@Suite("Text that stands out")
struct TerminalStyleTests {
  @Test("with colour, text is framed by its codes; without, it is unchanged")
  func codes() {
    let colour = TerminalStyle(isTerminal: true, environment: ["TERM": "xterm"])
    #expect(colour.bold("a") == "\u{1B}[1ma\u{1B}[0m")
    let plain = TerminalStyle(isTerminal: false, environment: [:])
    #expect(plain.bold("a") == "a")
  }

  @Test("NO_COLOR wins over CLICOLOR_FORCE; empty values and CLICOLOR_FORCE=0 say nothing")
  func precedence() {
    #expect(
      !TerminalStyle(isTerminal: true, environment: ["TERM": "xterm", "NO_COLOR": "1", "CLICOLOR_FORCE": "1"])
        .usesColour)
    #expect(TerminalStyle(isTerminal: true, environment: ["TERM": "xterm", "NO_COLOR": ""]).usesColour)
    #expect(!TerminalStyle(isTerminal: false, environment: ["TERM": "xterm", "CLICOLOR_FORCE": "0"]).usesColour)
  }
}
