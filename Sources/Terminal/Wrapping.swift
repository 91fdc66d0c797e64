/// Wraps text to a number of cells, as the terminal shows them, in time that grows with the length of the text.
package enum Wrapping {
  /// Wider lines tire the eye.
  package static let widest = 80
  /// In fewer cells, indentation would leave no room for words.
  private static let narrowest = 20

  /// Lines stay lines; what follows a list mark is indented under it; no-break spaces never break; a word is broken
  /// only when no line could hold it.
  /// - Parameter width: in cells; taken as 20 when less, as 80 when more.
  package static func wrap(_ text: String, width: Int) -> String {
    let width = min(max(narrowest, width), widest)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { wrapLine($0, width: width) }.joined(
      separator: "\n")
  }

  private static func wrapLine(_ line: Substring, width: Int) -> String {
    guard DisplayWidth.cells(of: line) > width else { return String(line) }
    let lead = indentation(of: line)
    // An indentation beyond half the width is not one that helps to read.
    let hanging = min(lead.hanging, width / 2)
    let margin = String(repeating: " ", count: hanging)
    var used = min(lead.spaces, width / 2)
    var out = String(repeating: " ", count: used)
    var isStart = true
    for word in line.dropFirst(lead.spaces).split(separator: " ") {
      let size = DisplayWidth.cells(of: word)
      if !isStart, used + 1 + size > width {
        out += "\n" + margin
        used = hanging
        isStart = true
      }
      if !isStart {
        out += " "
        used += 1
      }
      isStart = false
      if used + size <= width {
        out += word
        used += size
      } else {
        used = add(word, to: &out, from: used, margin: margin, width: width)
      }
    }
    return out
  }

  /// Adds a word that no line can hold, broken between characters.
  /// - Returns: cells used on the last line.
  private static func add(_ word: Substring, to out: inout String, from start: Int, margin: String, width: Int) -> Int {
    var used = start
    for character in word {
      let size = DisplayWidth.cells(of: String(character))
      if used + size > width, used > margin.utf8.count {
        out += "\n" + margin
        used = margin.utf8.count
      }
      out.append(character)
      used += size
    }
    return used
  }

  /// Spaces before the text, and the indentation of its further lines: under the text of « 12. » or « - ».
  private static func indentation(of line: Substring) -> (spaces: Int, hanging: Int) {
    let spaces = line.prefix { $0 == " " }.count
    let rest = line.dropFirst(spaces)
    if rest.hasPrefix("- ") || rest.hasPrefix("• ") { return (spaces, spaces + 2) }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }.prefix(4).count
    if (1...3).contains(digits), rest.dropFirst(digits).hasPrefix(". ") { return (spaces, spaces + digits + 2) }
    return (spaces, spaces)
  }
}
