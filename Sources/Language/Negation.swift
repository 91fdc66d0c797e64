/// Tells whether words are denied where they stand.
package enum Negation {
  /// How many words before a phrase a negation may stand.
  private static let reach = 4

  /// Whether a negation of the same clause bears on a phrase: « pas à distance », « on n'est pas en conflit ».
  ///
  /// Contrasts stop it: « pas en salle mais à distance » denies the room only.
  ///
  /// - Parameter start: the first token that may deny; what stands before it means something else (« non, ... »).
  package static func denies(_ phrase: Range<Int>, in tokens: [Token], from start: Int = 0) -> Bool {
    if let first = phrase.first, FunctionWords.isContrast(tokens[first].text) { return false }
    var index = phrase.lowerBound
    var steps = 0
    while index > start, steps < reach {
      if tokens[index].gap == .clause { return false }
      index -= 1
      steps += 1
      let word = tokens[index].text
      if FunctionWords.isContrast(word) { return false }
      if FunctionWords.isNegation(word) { return !isOnlyOrMore(index, tokens) && !isIfEver(index, tokens) }
    }
    return false
  }

  /// « si jamais » supposes, and denies nothing.
  private static func isIfEver(_ index: Int, _ tokens: [Token]) -> Bool {
    index > 0 && tokens[index].text == "jamais" && tokens[index - 1].text == "si"
  }

  /// « pas seulement », « pas que »: what follows holds.
  private static func isOnlyOrMore(_ index: Int, _ tokens: [Token]) -> Bool {
    guard index + 1 < tokens.count else { return false }
    return ["seulement", "que", "uniquement", "only", "just"].contains(tokens[index + 1].text)
  }
}
