/// Numbers as content writes them: `12`, `90min`, `2h`, `3d`.
package enum Literal {
  /// The value in the variable's unit (minutes, days or none); nil when the literal does not suit it.
  package static func number(_ text: String, for variable: Variable) -> Int? {
    switch variable.kind {
    case .integer: Int(text)
    case .duration: minutes(text)
    case .calendar: days(text)
    case .choice, .choices: nil
    }
  }

  /// Working time in minutes: `90min`, `2h`, `1h30`, `3d` (a day of work is 420 minutes).
  package static func minutes(_ text: String) -> Int? {
    guard let (count, unit, rest) = split(text) else { return nil }
    switch unit {
    case "min": return rest == nil ? count : nil
    case "h": return count * 60 + (rest ?? 0)
    case "d": return rest == nil ? count * 420 : nil
    default: return nil
    }
  }

  /// Calendar time in days: `10d`, `3w`, `6mo`, `1y`.
  package static func days(_ text: String) -> Int? {
    guard let (count, unit, rest) = split(text), rest == nil, let size = ["d": 1, "w": 7, "mo": 30, "y": 365][unit]
    else {
      return nil
    }
    return count * size
  }

  /// What to write for a variable, for messages.
  static func expected(for variable: Variable) -> String {
    switch variable.kind {
    case .integer: "12"
    case .duration: "90min, 2h, 3d"
    case .calendar: "30d, 3w, 6mo"
    case .choice(let terms), .choices(let terms): terms.prefix(8).map(\.id).joined(separator: ", ")
    }
  }

  private static func split(_ text: String) -> (Int, String, Int?)? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let tail = text.dropFirst(digits.count)
    let unit = tail.prefix { $0.isASCII && $0.isLetter }
    let rest = tail.dropFirst(unit.count)
    guard digits.utf8.count <= 6, let count = Int(digits), rest.isEmpty || Int(rest) != nil else { return nil }
    return (count, String(unit), Int(rest))
  }
}
