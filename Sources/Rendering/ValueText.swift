package import Knowledge

/// Writes values as transcripts and JSON do: `12`, `13-17`, `840+`, `remote`, `a, b`, `not remote`.
package enum ValueText {
  package static func text(_ value: Value) -> String {
    switch value {
    case .choice(let id): id
    case .noneOf(let ids): "not " + ids.sorted().joined(separator: ", ")
    case .choices(let ids): ids.isEmpty ? "none" : ids.sorted().joined(separator: ", ")
    case .number(let range):
      range.lowerBound == range.upperBound
        ? "\(range.lowerBound)"
        : range.upperBound == Int.max ? "\(range.lowerBound)+" : "\(range.lowerBound)-\(range.upperBound)"
    }
  }

  /// The value that such a text stands for; nil when the variable cannot have it. Durations may also be written `90min`, `3h`.
  package static func value(_ text: String, of variable: Variable) -> Value? {
    let isDenied = text.hasPrefix("not ")
    let parts = text.dropFirst(isDenied ? 4 : 0).split(separator: ",").map { $0.filter { !$0.isWhitespace } }
    let ids = Set(parts)
    let value: Value
    switch variable.kind {
    case .choice:
      guard isDenied || ids.count == 1, let first = parts.first else { return nil }
      value = isDenied ? .noneOf(ids) : .choice(first)
    case .choices: value = .choices(text.isEmpty || (text == "none" && variable.term("none") == nil) ? [] : ids)
    case .integer, .duration, .calendar:
      guard let range = range(text, of: variable) else { return nil }
      value = .number(range)
    }
    return variable.accepts(value) ? value : nil
  }

  private static func range(_ text: String, of variable: Variable) -> ClosedRange<Int>? {
    func number(_ part: some StringProtocol) -> Int? { Int(part) ?? Literal.number(String(part), for: variable) }
    if text.hasSuffix("+") { return number(text.dropLast()).flatMap { $0 >= 0 ? $0...Int.max : nil } }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(number)
    guard let first = parts.first, let low = first, parts.count <= 2 else { return nil }
    guard parts.count == 2 else { return low...low }
    return parts[1].flatMap { $0 >= low ? low...$0 : nil }
  }
}
