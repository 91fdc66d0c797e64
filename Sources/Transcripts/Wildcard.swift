import Language

/// Matches a text with `*` wildcards. Case, accents, kinds of spaces and apostrophes do not count, so that transcripts are easy to type.
enum Wildcard {
  static func matches(_ text: String, _ pattern: String) -> Bool {
    let text = words(text)
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false).map { words(String($0)) }
    guard parts.count > 1 else { return text == parts[0] }
    guard let first = parts.first, let last = parts.last, text.starts(with: first) else { return false }
    var place = first.count
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let next = find(part, in: text, from: place) else { return false }
      place = next + part.count
    }
    return text.count - place >= last.count && text.suffix(last.count).elementsEqual(last)
  }

  private static func words(_ text: String) -> [UInt8] {
    var out: [UInt8] = []
    for scalar in Folding.fold(text).unicodeScalars {
      if scalar.properties.isWhitespace {
        if out.last != 0x20, !out.isEmpty { out.append(0x20) }
      } else {
        out.append(contentsOf: String(scalar).utf8)
      }
    }
    while out.last == 0x20 { out.removeLast() }
    return out
  }

  private static func find(_ part: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard text.count >= part.count else { return nil }
    return (start...max(start, text.count - part.count)).first {
      $0 + part.count <= text.count && text[$0..<($0 + part.count)].elementsEqual(part)
    }
  }
}
