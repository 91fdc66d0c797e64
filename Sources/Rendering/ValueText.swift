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
}
