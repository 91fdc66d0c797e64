/// Reads places in a list: « la deuxième », « la 3e », `the second one`, `the last`.
package enum OrdinalReader {
  /// From 1; -1 is the last.
  package static func place(in tokens: [Token]) -> Int? {
    for (index, token) in tokens.enumerated() {
      if let place = words[token.text] { return place }
      if token.kind == .number, let place = Int(token.text), index + 1 < tokens.count, tokens[index + 1].gap == .none,
        endings.contains(tokens[index + 1].text)
      {
        return place
      }
    }
    return nil
  }

  private static let endings: Set<String> = ["e", "eme", "ere", "er", "st", "nd", "rd", "th"]

  private static let words: [String: Int] = [
    "premier": 1, "premiere": 1, "deuxieme": 2, "seconde": 2, "second": 2, "troisieme": 3, "quatrieme": 4,
    "cinquieme": 5, "sixieme": 6, "dernier": -1, "derniere": -1, "first": 1, "third": 3, "fourth": 4, "fifth": 5,
    "sixth": 6, "last": -1,
  ]
}
