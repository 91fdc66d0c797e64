import Knowledge

extension Item {
  /// The condition that stands here; every fault of it is reported at its own place.
  func condition(_ parser: ConditionParser) -> Condition? {
    guard let text = text() else { return nil }
    switch parser.parse(text) {
    case .success(let condition): return condition
    case .failure(let failure):
      for fault in failure.faults { report(fault, of: text) }
      return nil
    }
  }

  private func report(_ fault: ConditionFault, of text: String) {
    var place = place
    // Conditions are ASCII, so that bytes are columns; a quoted text begins one column further.
    place.column += fault.offset + (isQuoted ? 1 : 0)
    let log = file.log
    switch fault.cause {
    case .unexpected(let found, let expected): log.report(.conditionSyntax, at: place, found, expected)
    case .unknownVariable(let name, let nearest): log.report(.conditionUnknownVariable, at: place, name, nearest ?? "—")
    case .unknownValue(let name, let variable, let nearest):
      log.report(.conditionUnknownValue, at: place, name, variable, nearest ?? "—")
    case .wrongOperator(let sign, let variable, let allowed):
      log.report(.conditionOperator, at: place, sign, variable, allowed)
    case .wrongLiteral(let literal, let variable, let expected):
      log.report(.conditionLiteral, at: place, literal, variable, expected)
    case .outOfRange(let number, let variable, let range):
      log.report(.conditionRange, at: place, "\(number)", variable, "\(range.lowerBound)–\(range.upperBound)")
    }
  }
}
