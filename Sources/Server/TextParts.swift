/// Cuts a text for chats that take only short lines.
enum TextParts {
  /// The shortest part that may be asked for: room for any character and some words.
  static let shortest = 64

  /// One part a line, longer lines cut between words; never inside a character, unless one alone is longer.
  static func parts(of text: String, maxBytes: Int) -> [String] {
    text.split(whereSeparator: \.isNewline).flatMap { cut(trimmed($0), maxBytes) }.filter { !$0.isEmpty }
  }

  private static func cut(_ line: Substring, _ most: Int) -> [String] {
    var parts: [String] = []
    var rest = line
    while rest.utf8.count > most {
      let head = head(of: rest, most)
      parts.append(String(trimmed(head)))
      rest = trimmed(rest[head.endIndex...])
    }
    parts.append(String(rest))
    return parts
  }

  /// The longest beginning that fits and ends before a space; else that ends with a character.
  private static func head(of line: Substring, _ most: Int) -> Substring {
    var (end, bytes) = (line.startIndex, 0)
    var word: String.Index?
    for index in line.indices {
      let size = line[index].utf8.count
      // A no-break space holds its words together.
      if line[index] == " " { word = index }
      if bytes + size > most { break }
      bytes += size
      end = line.index(after: index)
    }
    if let word, word > line.startIndex, word <= end { return line[..<word] }
    if end > line.startIndex { return line[..<end] }
    // One character of more bytes than a part: between its scalars.
    var scalars = line.unicodeScalars.startIndex
    var size = 0
    for index in line.unicodeScalars.indices {
      size += UTF8.width(line.unicodeScalars[index])
      if size > most { break }
      scalars = line.unicodeScalars.index(after: index)
    }
    return line[..<scalars]
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " }
    while text.last == " " { text = text.dropLast() }
    return text
  }
}
