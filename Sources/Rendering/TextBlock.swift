/// What the lines of a message are: the one place that knows how plain text is laid out. Markdown, HTML and the terminal's bold
/// headings are read off it.
package enum TextBlock: Hashable, Sendable {
  /// A line in capitals: a title or the head of a part.
  case heading(String)
  /// Lines that belong together.
  case paragraph([String])
  /// Items with « - ».
  case bullets([String])
  /// Items with their numbers, each with what hangs below it.
  case numbered([Item])

  package struct Item: Hashable, Sendable {
    package var number: Int
    package var title: String
    package var paragraphs: [String]
    package var bullets: [String]
  }

  /// The blocks of a text, in order.
  package static func blocks(of text: String) -> [TextBlock] {
    var blocks: [TextBlock] = []
    var isApart = true
    for part in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let line = text[part.startIndex..<part.endIndex]
      guard part.contains(where: { $0 != 0x20 && $0 != 0x09 }) else {
        isApart = true
        continue
      }
      blocks.add(String(line), isApart: isApart)
      isApart = false
    }
    return blocks
  }

  /// Whether a line is written in capitals up to its first sign.
  package static func isHeading(_ line: some StringProtocol) -> Bool {
    let words = line.lazy.prefix { $0 != ":" && $0 != "(" && $0 != "–" && $0 != "," }
    // The first letters tell nearly always.
    var letters = 0
    for character in words where character.isLetter {
      guard character.isUppercase else { return false }
      letters += 1
    }
    return letters >= 4
  }
}

extension [TextBlock] {
  fileprivate mutating func add(_ line: String, isApart: Bool) {
    let body = line.drop { $0 == " " }
    if line.hasPrefix(" "), case .numbered(var items) = last, var item = items.popLast() {
      if body.hasPrefix("- ") {
        item.bullets.append(String(body.dropFirst(2)))
      } else {
        item.paragraphs.append(String(body))
      }
      self[count - 1] = .numbered(items + [item])
    } else if let (number, title) = numbered(line) {
      let item = TextBlock.Item(number: number, title: title, paragraphs: [], bullets: [])
      if case .numbered(let items) = last, number == (items.last?.number ?? 0) + 1 {
        self[count - 1] = .numbered(items + [item])
      } else {
        append(.numbered([item]))
      }
    } else if line.hasPrefix("- ") {
      let item = String(line.dropFirst(2))
      if case .bullets(let items) = last, !isApart {
        self[count - 1] = .bullets(items + [item])
      } else {
        append(.bullets([item]))
      }
    } else if TextBlock.isHeading(line) {
      append(.heading(line))
    } else if case .paragraph(let lines) = last, !isApart {
      self[count - 1] = .paragraph(lines + [line])
    } else {
      append(.paragraph([line]))
    }
  }

  /// « 3. Titre ».
  private func numbered(_ line: String) -> (Int, String)? {
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    guard digits.count <= 3, let number = Int(digits), line.dropFirst(digits.count).hasPrefix(". ") else { return nil }
    return (number, String(line.dropFirst(digits.count + 2)))
  }
}
