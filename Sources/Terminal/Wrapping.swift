private import CLibEdit

/// Wraps text to a number of cells, as the terminal shows them.
package enum Wrapping {
  /// Wider lines tire the eye.
  package static let widest = 80

  /// Lines stay lines; what follows a list mark is indented under it; no-break spaces never break.
  package static func wrap(_ text: String, width: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { wrapLine(String($0), width: max(20, width)) }.joined(separator: "\n")
  }

  private static func wrapLine(_ line: String, width: Int) -> String {
    guard cells(line) > width else { return line }
    let lead = indentation(of: line)
    let hanging = String(repeating: " ", count: lead.hanging)
    var out = String(line.prefix(lead.spaces))
    var used = lead.spaces
    var isStart = true
    for word in line.dropFirst(lead.spaces).split(separator: " ", omittingEmptySubsequences: true) {
      let size = cells(String(word))
      if !isStart, used + 1 + size > width {
        out += "\n" + hanging
        used = lead.hanging
        isStart = true
      }
      if !isStart {
        out += " "
        used += 1
      }
      out += word
      used += size
      isStart = false
    }
    return out
  }

  /// Spaces before the text, and the indentation of its further lines: under the text of « 12. » or « - ».
  private static func indentation(of line: String) -> (spaces: Int, hanging: Int) {
    let spaces = line.prefix { $0 == " " }.count
    let rest = line.dropFirst(spaces)
    if rest.hasPrefix("- ") { return (spaces, spaces + 2) }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, digits.count <= 3, rest.dropFirst(digits.count).hasPrefix(". ") {
      return (spaces, spaces + digits.count + 2)
    }
    return (spaces, spaces)
  }

  /// Cells that a text takes: none for a combining mark, two for a wide character.
  package static func cells(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x300 ? 1 : max(0, Int(ariane_cells($1.value)))) }
  }
}
