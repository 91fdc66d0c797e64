extension String {
  /// The text with `{name}` replaced; other braces stay.
  package func filling(_ name: String, with value: String) -> String {
    let mark = "{" + name + "}"
    guard let range = range(ofMark: mark) else { return self }
    return String(self[..<range.lowerBound]) + value + String(self[range.upperBound...]).filling(name, with: value)
  }

  /// Where a mark such as `{n}` stands first.
  package func range(ofMark mark: String) -> Range<String.Index>? {
    var start = startIndex
    while let brace = self[start...].firstIndex(of: "{") {
      if self[brace...].hasPrefix(mark) { return brace..<index(brace, offsetBy: mark.count) }
      start = index(after: brace)
    }
    return nil
  }

  /// The names between braces, in order.
  package var placeholders: [String] {
    var names: [String] = []
    var rest = self[...]
    while let open = rest.firstIndex(of: "{") {
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(of: "}") else { break }
      names.append(String(rest[..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return names
  }
}
