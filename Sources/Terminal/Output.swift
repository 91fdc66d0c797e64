import Glibc

/// Where replies go: text for people, or one JSON object a line for programs. Append-only, so that a screen reader follows.
package struct Output: Sendable {
  package enum Format: Sendable {
    /// Wrapped, with headings in bold where the terminal allows.
    case terminal(TerminalStyle)
    /// Neither wrapped nor styled.
    case plain
    /// One act a line.
    case json
  }

  private let format: Format

  package init(_ format: Format) { self.format = format }

  package func show(_ answer: Answer) {
    if case .json = format {
      for document in answer.documents { write(document) }
    } else {
      say(answer.text)
    }
  }

  /// A sentence of the shell itself. In JSON nothing but acts is written.
  package func say(_ text: String) {
    let text = TerminalText.harmless(text)
    switch format {
    case .terminal(let style): write(style.emphasised(Wrapping.wrap(text, width: width)) + "\n")
    case .plain: write(text + "\n")
    case .json: break
    }
  }

  private func write(_ text: String) {
    print(text)
    // Each message reaches the other program at once.
    fflush(nil)
  }

  private var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return Wrapping.widest }
    return min(Wrapping.widest, Int(size.ws_col))
  }
}
