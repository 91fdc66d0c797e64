import Knowledge

/// A situation as numbers: what conditions and scores read, many thousand times a turn.
struct Facts: Sendable {
  /// What is known of one variable. Terms are numbered in the order of the taxonomy; the first 128 have a bit.
  enum Fact: Sendable {
    case unknown
    case choice(Int)
    case noneOf(UInt128)
    case choices(UInt128)
    case number(Int, Int)
  }

  private(set) var facts: [Fact]
  private let known: Situation
  private var changed: (variable: String, value: Value?)?

  /// The same by names: for the rare condition that numbers cannot tell, and for texts.
  var situation: Situation { changed.map { known.setting($0.variable, to: $0.value) } ?? known }

  init(_ situation: Situation, _ numbers: VariableNumbers) {
    known = situation
    // One more, for variables that the taxonomy lacks.
    facts =
      numbers.variables.map { variable in
        situation[variable.id].map { Facts.fact($0, numbers, variable.id) } ?? .unknown
      } + [.unknown]
  }

  /// The same with another value of one variable. Made of what was first known: one change at a time.
  func setting(_ variable: String, to value: Value?, _ numbers: VariableNumbers) -> Facts {
    var copy = self
    copy.changed = (variable, value)
    if let number = numbers.number(of: variable) {
      copy.facts[number] = value.map { Facts.fact($0, numbers, variable) } ?? .unknown
    }
    return copy
  }

  /// The number of a choice.
  func choice(_ variable: Int) -> Int? { if case .choice(let term) = facts[variable] { term } else { nil } }
  /// The bits of a set; none when nothing is known.
  func mask(_ variable: Int) -> UInt128 { if case .choices(let mask) = facts[variable] { mask } else { 0 } }
  func number(_ variable: Int) -> ClosedRange<Int>? {
    if case .number(let low, let high) = facts[variable] { low...high } else { nil }
  }
  func knows(_ variable: Int) -> Bool { if case .unknown = facts[variable] { false } else { true } }

  private static func fact(_ value: Value, _ numbers: VariableNumbers, _ variable: String) -> Fact {
    switch value {
    case .choice(let id): numbers.term(id, of: variable).map(Fact.choice) ?? .unknown
    case .noneOf(let ids): .noneOf(numbers.mask(ids, of: variable))
    case .choices(let ids): .choices(numbers.mask(ids, of: variable))
    case .number(let range): .number(range.lowerBound, range.upperBound)
    }
  }
}

/// The numbers of variables and of their terms. A variable may have 128 terms; those beyond count only where names are compared.
struct VariableNumbers: Sendable {
  let variables: [Variable]
  private let places: [String: Int]
  private let terms: [[String: Int]]

  init(_ taxonomy: Taxonomy) {
    variables = taxonomy.variables
    places = Dictionary(variables.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { a, _ in a })
    terms = variables.map { variable in
      Dictionary(variable.terms.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { a, _ in a })
    }
  }

  func number(of variable: String) -> Int? { places[variable] }

  func term(_ id: String, of variable: String) -> Int? { places[variable].flatMap { terms[$0][id] } }

  /// The bits of terms; those beyond the 128th have none.
  func mask(_ ids: some Sequence<String>, of variable: String) -> UInt128 {
    ids.reduce(0) { mask, id in
      guard let term = term(id, of: variable), term < UInt128.bitWidth else { return mask }
      return mask | 1 << UInt128(term)
    }
  }
}
