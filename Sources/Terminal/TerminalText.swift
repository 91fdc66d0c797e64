/// Keeps what people typed from steering the terminal.
package enum TerminalText {
  /// Without control characters (but line breaks and tabs), escape sequences and marks that reverse the writing direction.
  package static func harmless(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A, 0x09: out.append(scalar)
      case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: continue
      default: out.append(scalar)
      }
    }
    return String(out)
  }
}
