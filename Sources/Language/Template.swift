extension String {
  /// The text with every `{name}` replaced that has a value; other braces stay. Values are put in as they are: what looks like a
  /// placeholder in them is text.
  package func filling(_ values: [String: String]) -> String {
    guard !values.isEmpty, utf8.contains(UInt8(ascii: "{")) else { return self }
    var filled = ""
    filled.reserveCapacity(utf8.count * 2)
    var rest = utf8[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
      filled += String(self[rest.startIndex..<open])
      let after = rest[rest.index(after: open)...]
      if let close = after.firstIndex(of: UInt8(ascii: "}")), let value = values[String(self[after.startIndex..<close])]
      {
        filled += value
        rest = rest[rest.index(after: close)...]
      } else {
        filled += "{"
        rest = after
      }
    }
    return filled + self[rest.startIndex...]
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
