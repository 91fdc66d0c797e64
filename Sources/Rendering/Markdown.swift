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
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + 16)
    for byte in bytes {
      if byte < 0x80, isSign[Int(byte)] { out.append(UInt8(ascii: "\\")) }
      out.append(byte)
    }
    // At the start of a line these would begin a list or a title.
    let digits = bytes.prefix { (0x30...0x39).contains($0) }.count
    if let first = bytes.first, "+-=".utf8.contains(first) {
      out.insert(UInt8(ascii: "\\"), at: 0)
    } else if digits > 0, digits < bytes.count, ".)".utf8.contains(bytes[digits]) {
      out.insert(UInt8(ascii: "\\"), at: digits)
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static let isSign: [Bool] = {
    var table = Array(repeating: false, count: 128)
    for byte in "\\`*_[]<>#|~&!".utf8 { table[Int(byte)] = true }
    return table
  }()
}
