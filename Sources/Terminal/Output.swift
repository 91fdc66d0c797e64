package import Assistant
private import FoundationEssentials
import Glibc
package import Rendering

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
  private let renderer: Renderer

  package init(_ format: Format, _ renderer: Renderer) {
    self.format = format
    self.renderer = renderer
  }

  package func show(_ reply: Reply) {
    switch format {
    case .terminal, .plain: say(reply.text)
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      for document in renderer.documents(reply.acts, reply.lang) {
        guard let bytes = try? encoder.encode(document) else { continue }
        write(String(decoding: bytes, as: UTF8.self))
      }
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
