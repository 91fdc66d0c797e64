/// What is known of a project: a value for some variables, and nothing for the others.
package struct Situation: Hashable, Sendable {
  package private(set) var values: [String: Value]
  /// Variables whose value was not said but taken for want of better.
  package private(set) var assumed: Set<String>

  /// Sheets that the group does not want.
  package let refused: Set<String>

  package init(_ values: [String: Value] = [:], assumed: Set<String> = [], refused: Set<String> = []) {
    self.values = values
    self.assumed = assumed
    self.refused = refused
  }

  package subscript(_ variable: String) -> Value? { values[variable] }

  package func knows(_ variable: String) -> Bool { values[variable] != nil }

  package mutating func set(_ variable: String, to value: Value?, assumed isAssumed: Bool = false) {
    values[variable] = value
    if isAssumed && value != nil { assumed.insert(variable) } else { assumed.remove(variable) }
  }

  /// The same situation with one variable changed: for « et si ... ? ».
  package func setting(_ variable: String, to value: Value?) -> Situation {
    var copy = self
    copy.set(variable, to: value)
    return copy
  }

  /// The value of a choice, when it is known for sure.
  package func choice(_ variable: String) -> String? {
    if case .choice(let id) = values[variable] { id } else { nil }
  }

  /// The values of a set; empty when nothing is known.
  package func choices(_ variable: String) -> Set<String> {
    if case .choices(let ids) = values[variable] { ids } else { [] }
  }

  /// The interval of a number, when something is known.
  package func number(_ variable: String) -> ClosedRange<Int>? {
    if case .number(let range) = values[variable] { range } else { nil }
  }
}
