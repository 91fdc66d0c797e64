import Language

/// Reads a condition and checks its types against the taxonomy.
package struct ConditionParser {
  /// The variables that conditions may name.
  private let variables: [String: Variable]
  private let named: [String: Condition]
  private var pieces: [ConditionLexer.Piece] = []
  private var next = 0
  private var faults: [ConditionFault] = []
  private var depth = 0

  /// - Parameter named: conditions that may stand by their name.
  package init(variables: [String: Variable], named: [String: Condition] = [:]) {
    self.variables = variables
    self.named = named
  }

  /// The condition, or every fault of its text (at least one).
  package func parse(_ text: String) -> Result<Condition, ConditionFaults> {
    var parser = self
    parser.pieces = ConditionLexer.pieces(of: text)
    let condition = parser.disjunction()
    if parser.faults.isEmpty, parser.piece.kind != .end { parser.fail(expected: "and, or") }
    if let condition, parser.faults.isEmpty { return .success(condition) }
    return .failure(ConditionFaults(faults: parser.faults))
  }

  private var piece: ConditionLexer.Piece { pieces[next] }

  private mutating func take(_ text: String) -> Bool {
    guard piece.kind != .end, piece.text == text else { return false }
    next += 1
    return true
  }

  private mutating func fail(expected: String) {
    let found = piece.kind == .end ? "" : piece.text
    faults.append(ConditionFault(offset: piece.offset, cause: .unexpected(found: found, expected: expected)))
  }

  private mutating func disjunction() -> Condition? {
    var left = conjunction()
    while take("or") {
      // The right side is read even when the left is wrong: one mistake must not hide the next.
      let right = conjunction()
      left = left.flatMap { left in right.map { .or(left, $0) } }
    }
    return left
  }

  private mutating func conjunction() -> Condition? {
    var left = negation()
    while take("and") {
      let right = negation()
      left = left.flatMap { left in right.map { .and(left, $0) } }
    }
    return left
  }

  private mutating func negation() -> Condition? {
    depth += 1
    defer { depth -= 1 }
    // Deep nesting is a mistake, and recursion must not exhaust the stack.
    guard depth < 50 else {
      fail(expected: "…")
      return nil
    }
    if take("not") { return negation().map { .not($0) } }
    if take("(") {
      guard let inner = disjunction() else { return nil }
      guard take(")") else {
        fail(expected: ")")
        return nil
      }
      return inner
    }
    return comparison()
  }

  private mutating func comparison() -> Condition? {
    let name = piece
    guard name.kind == .word else {
      fail(expected: "variable")
      return nil
    }
    next += 1
    guard let variable = variables[name.text] else {
      if let condition = named[name.text] { return .named(name.text, condition) }
      let known = Array(variables.keys) + Array(named.keys)
      let nearest = Nearest.word(to: name.text, among: known)
      faults.append(ConditionFault(offset: name.offset, cause: .unknownVariable(name.text, nearest: nearest)))
      skipLiteral()
      return nil
    }
    let sign = piece
    next += sign.kind == .end ? 0 : 1
    switch variable.kind {
    case .integer, .duration, .calendar: return numberComparison(variable, sign)
    case .choice: return choiceComparison(variable, sign)
    case .choices:
      guard sign.text == "has" else { return wrongOperator(sign, variable, "has") }
      return value(of: variable).map { .has(variable: variable.id, $0) }
    }
  }

  private mutating func numberComparison(_ variable: Variable, _ sign: ConditionLexer.Piece) -> Condition? {
    guard let comparison = Condition.Comparison(rawValue: sign.text) else {
      return wrongOperator(sign, variable, "== != < <= > >=")
    }
    let literal = piece
    guard literal.kind == .number else {
      fail(expected: Literal.expected(for: variable))
      return nil
    }
    next += 1
    guard let number = Literal.number(literal.text, for: variable), let range = variable.range else {
      let cause = ConditionFault.Cause.wrongLiteral(
        literal.text, variable: variable.id, expected: Literal.expected(for: variable))
      faults.append(ConditionFault(offset: literal.offset, cause: cause))
      return nil
    }
    guard range.contains(number) else {
      let cause = ConditionFault.Cause.outOfRange(number, variable: variable.id, range: range)
      faults.append(ConditionFault(offset: literal.offset, cause: cause))
      return nil
    }
    return .number(variable: variable.id, comparison, number)
  }

  private mutating func choiceComparison(_ variable: Variable, _ sign: ConditionLexer.Piece) -> Condition? {
    switch sign.text {
    case "==": return value(of: variable).map { .isIn(variable: variable.id, [$0]) }
    case "!=": return value(of: variable).map { .not(.isIn(variable: variable.id, [$0])) }
    case "in":
      guard take("[") else {
        fail(expected: "[")
        return nil
      }
      var ids: [String] = []
      repeat {
        if let id = value(of: variable) { ids.append(id) }
      } while take(",")
      guard take("]") else {
        if faults.isEmpty { fail(expected: "]") }
        return nil
      }
      return .isIn(variable: variable.id, ids)
    default: return wrongOperator(sign, variable, "== != in")
    }
  }

  private mutating func value(of variable: Variable) -> String? {
    let literal = piece
    guard literal.kind == .word else {
      fail(expected: Literal.expected(for: variable))
      return nil
    }
    next += 1
    if variable.term(literal.text) != nil { return literal.text }
    let nearest = Nearest.word(to: literal.text, among: variable.terms.map(\.id))
    let cause = ConditionFault.Cause.unknownValue(literal.text, variable: variable.id, nearest: nearest)
    faults.append(ConditionFault(offset: literal.offset, cause: cause))
    return nil
  }

  private mutating func wrongOperator(
    _ sign: ConditionLexer.Piece, _ variable: Variable, _ allowed: String
  ) -> Condition? {
    let cause = ConditionFault.Cause.wrongOperator(sign.text, variable: variable.id, allowed: allowed)
    faults.append(ConditionFault(offset: sign.offset, cause: cause))
    skipLiteral()
    return nil
  }

  /// Goes on behind a part that cannot be read, so that one mistake does not hide the next.
  private mutating func skipLiteral() {
    while piece.kind != .end, piece.text != "and", piece.text != "or" { next += 1 }
  }
}

/// Every fault of one condition.
package struct ConditionFaults: Error, Hashable, Sendable {
  package var faults: [ConditionFault]
}
