/// A message as CommonMark. Whatever somebody typed stays text.
package enum Markdown {
  package static func text(of message: String) -> String {
    TextBlock.blocks(of: message).map { block in
      switch block {
      case .heading(let title): "## " + escaped(title)
      case .paragraph(let lines): lines.map(escaped).joined(separator: "\\\n")
      case .bullets(let items): items.map { "- " + escaped($0) }.joined(separator: "\n")
      case .numbered(let items): items.map(item).joined(separator: "\n")
      }
    }.joined(separator: "\n\n")
  }

  private static func item(_ item: TextBlock.Item) -> String {
    let mark = "\(item.number). "
    let margin = String(repeating: " ", count: mark.count)
    let below =
      item.paragraphs.map { "\n" + margin + escaped($0) + "\n" } + item.bullets.map { margin + "- " + escaped($0) }
    return ([mark + escaped(item.title)] + below).joined(separator: "\n")
  }

  /// Signs that mean something to CommonMark, made to mean themselves.
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      if "\\`*_[]<>#|~&!".unicodeScalars.contains(scalar) { out.append("\\") }
      out.unicodeScalars.append(scalar)
    }
    // At the start of a line these would begin a list or a title.
    guard let first = text.first else { return out }
    if "+-=".contains(first) { return "\\" + out }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, let sign = text.dropFirst(digits.count).first, ".)".contains(sign) {
      return digits + "\\" + out.dropFirst(digits.count)
    }
    return out
  }
}
