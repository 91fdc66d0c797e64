import Rendering

/// Whether and how text stands out on the terminal.
package struct TerminalStyle: Sendable {
  package var usesColour: Bool

  /// Colour only on a terminal; `NO_COLOR` and `TERM=dumb` switch it off, `CLICOLOR_FORCE` on.
  package init(isTerminal: Bool, environment: [String: String]) {
    if let no = environment["NO_COLOR"], !no.isEmpty {
      usesColour = false
    } else if let force = environment["CLICOLOR_FORCE"], !force.isEmpty, force != "0" {
      usesColour = true
    } else {
      usesColour = isTerminal && environment["TERM"] != "dumb" && environment["TERM"] != nil
    }
  }

  /// More visible, where colour is used; unchanged elsewhere.
  package func bold(_ text: String) -> String { usesColour ? "\u{1B}[1m" + text + "\u{1B}[0m" : text }

  /// Headings, which are written in capitals, in bold; nothing else changes.
  package func emphasised(_ text: String) -> String {
    guard usesColour else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      TextBlock.isHeading(line) ? bold(String(line)) : String(line)
    }.joined(separator: "\n")
  }
}
