/// Keeps what people typed from steering the terminal.
package enum TerminalText {
  /// Without control characters (but line breaks and tabs), escape sequences and marks that override the writing
  /// direction. An escape sequence that never ends loses its introducer only: the words after it stay.
  package static func harmless(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var out = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      switch scalar.value {
      case 0x1B: index = endOfSequence(in: scalars, from: index)
      case 0x0A, 0x09: out.append(scalar)
      case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: continue
      default: out.append(scalar)
      }
    }
    return String(out)
  }

  /// Where the text goes on after an ESC.
  /// - Parameter start: just after the ESC.
  private static func endOfSequence(in scalars: [Unicode.Scalar], from start: Int) -> Int {
    guard start < scalars.count else { return start }
    switch scalars[start].value {
    case 0x5B: return afterFinal(in: scalars, from: start + 1, parameters: 0x20...0x3F, finals: 0x40...0x7E)
    case 0x50, 0x58, 0x5D, 0x5E, 0x5F: return afterString(in: scalars, from: start + 1)
    default: return afterFinal(in: scalars, from: start, parameters: 0x20...0x2F, finals: 0x30...0x7E)
    }
  }

  private static func afterFinal(
    in scalars: [Unicode.Scalar], from start: Int, parameters: ClosedRange<UInt32>, finals: ClosedRange<UInt32>
  ) -> Int {
    var index = start
    while index < scalars.count, parameters.contains(scalars[index].value) { index += 1 }
    return index < scalars.count && finals.contains(scalars[index].value) ? index + 1 : start
  }

  /// A string, such as a window title, goes up to BEL or ST. The search stops at any other control character, so that a
  /// text full of introducers is not read again and again.
  private static func afterString(in scalars: [Unicode.Scalar], from start: Int) -> Int {
    var index = start
    while index < scalars.count {
      switch scalars[index].value {
      case 0x07, 0x9C: return index + 1
      case 0x1B: return index + 1 < scalars.count && scalars[index + 1] == "\\" ? index + 2 : start
      case 0...0x1F, 0x7F...0x9F: return start
      default: index += 1
      }
    }
    return start
  }
}
