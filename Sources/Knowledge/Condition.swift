/// A typed condition on a situation, shared by sheets and dialogues.
///
/// Written `participants > 12 and not (modality in [remote, hybrid])`; made by `ConditionParser`, which checks the types.
package indirect enum Condition: Hashable, Sendable, Codable {
  package enum Comparison: String, Hashable, Sendable, CaseIterable, Codable {
    case equal = "=="
    case notEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case less = "<"
    case greater = ">"
  }

  /// A number against an integer, minutes or days.
  case number(variable: String, Comparison, Int)
  /// A choice among values; `==` is a list of one.
  case isIn(variable: String, [String])
  /// A set that holds a value.
  case has(variable: String, String)
  /// A condition that the taxonomy gives a name to.
  case named(String, Condition)
  case and(Condition, Condition)
  case or(Condition, Condition)
  case not(Condition)

  /// Whether it holds of a situation, as far as can be told.
  package func holds(in situation: Situation) -> Truth {
    switch self {
    case .number(let variable, let comparison, let bound):
      guard let range = situation.number(variable) else { return .unknown }
      return comparison.holds(range, bound)
    case .isIn(let variable, let ids):
      switch situation[variable] {
      case .choice(let id): return Truth(ids.contains(id))
      case .noneOf(let excluded): return ids.allSatisfy(excluded.contains) ? .no : .unknown
      default: return .unknown
      }
    case .has(let variable, let id):
      guard case .choices(let ids) = situation[variable] else { return .unknown }
      return Truth(ids.contains(id))
    case .named(_, let condition): return condition.holds(in: situation)
    case .and(let a, let b): return a.holds(in: situation) && b.holds(in: situation)
    case .or(let a, let b): return a.holds(in: situation) || b.holds(in: situation)
    case .not(let a): return !a.holds(in: situation)
    }
  }

  /// The variables it reads, in the order of the text, without repeats.
  package var variables: [String] {
    var found: [String] = []
    visit { variable in
      if !found.contains(variable) { found.append(variable) }
    }
    return found
  }

  /// Whether it reads a variable.
  package func reads(_ variable: String) -> Bool {
    switch self {
    case .number(let name, _, _), .isIn(let name, _), .has(let name, _): name == variable
    case .named(_, let inner), .not(let inner): inner.reads(variable)
    case .and(let a, let b), .or(let a, let b): a.reads(variable) || b.reads(variable)
    }
  }

  private func visit(_ body: (String) -> Void) {
    switch self {
    case .number(let variable, _, _), .isIn(let variable, _), .has(let variable, _): body(variable)
    case .named(_, let inner), .not(let inner): inner.visit(body)
    case .and(let a, let b), .or(let a, let b):
      a.visit(body)
      b.visit(body)
    }
  }
}

extension Condition.Comparison {
  /// Whether it holds of a number of which only a range is known.
  package func holds(_ range: ClosedRange<Int>, _ bound: Int) -> Truth {
    let (low, high) = (range.lowerBound, range.upperBound)
    switch self {
    case .less: return high < bound ? .yes : low >= bound ? .no : .unknown
    case .lessOrEqual: return high <= bound ? .yes : low > bound ? .no : .unknown
    case .greater: return low > bound ? .yes : high <= bound ? .no : .unknown
    case .greaterOrEqual: return low >= bound ? .yes : high < bound ? .no : .unknown
    case .equal: return low == bound && high == bound ? .yes : range.contains(bound) ? .unknown : .no
    case .notEqual: return low == bound && high == bound ? .no : range.contains(bound) ? .unknown : .yes
    }
  }
}
