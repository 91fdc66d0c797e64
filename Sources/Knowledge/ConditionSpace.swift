/// The situations that a condition can tell apart, one of each kind: enough to say whether it can ever hold, or always does.
package struct ConditionSpace {
  /// Situations beyond this number are not looked at; no condition of the content comes near it.
  private static let limit = 20_000

  private let taxonomy: Taxonomy

  package init(_ taxonomy: Taxonomy) { self.taxonomy = taxonomy }

  /// The truth of a condition over all situations: `.yes` always, `.no` never, `.unknown` it depends.
  ///
  /// - Parameter within: what is known beforehand, for instance that a sheet is for 3 to 8 people.
  package func truth(of condition: Condition, within known: [String: [Value]] = [:]) -> Truth {
    var situations = [Situation()]
    for variable in condition.variables {
      let values = (known[variable] ?? representatives(of: variable, in: condition))
      guard !values.isEmpty else { continue }
      situations = situations.flatMap { situation in values.map { situation.setting(variable, to: $0) } }
      if situations.count > Self.limit { return .unknown }
    }
    let truths = situations.map { condition.holds(in: $0) }
    if truths.allSatisfy({ $0 == .yes }) { return .yes }
    if truths.allSatisfy({ $0 == .no }) { return .no }
    return .unknown
  }

  /// Values of a number around each bound that a condition compares it with.
  package func numbers(of variable: String, in condition: Condition) -> [Int] {
    guard let range = taxonomy.variable(variable)?.range else { return [] }
    let around = bounds(of: variable, in: condition).flatMap { [$0 - 1, $0, $0 + 1] }
    return Set(around + [range.lowerBound, range.upperBound]).filter(range.contains).sorted()
  }

  private func representatives(of variable: String, in condition: Condition) -> [Value] {
    guard let kind = taxonomy.variable(variable)?.kind else { return [] }
    switch kind {
    case .integer, .duration, .calendar:
      return numbers(of: variable, in: condition).map { .number($0...$0) }
    case .choice(let terms): return terms.map { .choice($0.id) }
    case .choices:
      return subsets(of: members(of: variable, in: condition)).map { .choices($0) }
    }
  }

  private func subsets(of ids: [String]) -> [Set<String>] {
    ids.prefix(10).reduce([[]]) { sets, id in sets + sets.map { $0.union([id]) } }
  }

  private func bounds(of name: String, in condition: Condition) -> [Int] {
    switch condition {
    case .number(let variable, _, let bound): variable == name ? [bound] : []
    case .isIn, .has: []
    case .named(_, let inner), .not(let inner): bounds(of: name, in: inner)
    case .and(let a, let b), .or(let a, let b): bounds(of: name, in: a) + bounds(of: name, in: b)
    }
  }

  private func members(of name: String, in condition: Condition) -> [String] {
    switch condition {
    case .has(let variable, let id): variable == name ? [id] : []
    case .number, .isIn: []
    case .named(_, let inner), .not(let inner): members(of: name, in: inner)
    case .and(let a, let b), .or(let a, let b):
      members(of: name, in: a) + members(of: name, in: b).filter { !members(of: name, in: a).contains($0) }
    }
  }
}
