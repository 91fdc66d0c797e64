import Language

/// Recognises what a message is for from its phrases.
struct IntentReader: Sendable {
  struct Match: Sendable {
    var intent: Intent
    var position: IntentPhrases.Position
    /// Places of the tokens of the phrase.
    var tokens: Range<Int>
  }

  private let polite: Set<String>

  /// - Parameter polite: words that add nothing: « svp », « alors », `please`.
  init(polite: BilingualList) {
    self.polite = Set((polite.fr + polite.en).map(Folding.fold))
  }

  /// The most telling phrase: a whole message before a beginning, a beginning before a part; then the longest.
  ///
  /// - Parameter matches: what the vocabulary found in the tokens.
  func match(in tokens: [Token], _ matches: [LexiconMatch<Vocabulary.Meaning>]) -> Match? {
    // A message of polite words only may itself be a phrase: « merci », « ok ».
    let isAllPolite = tokens.allSatisfy(isPolite)
    let first = tokens.firstIndex { !isPolite($0) } ?? 0
    let last = tokens.lastIndex { !isPolite($0) } ?? tokens.count
    var best: Match?
    for match in matches {
      guard case .intent(let intent, let position) = match.meaning else { continue }
      let fits =
        switch position {
        case .whole: isAllPolite || match.tokens.lowerBound <= first && match.tokens.upperBound > last
        case .start: match.tokens.lowerBound <= first
        case .anywhere: true
        }
      guard fits else { continue }
      let found = Match(intent: intent, position: position, tokens: match.tokens)
      if best.map({ isBetter(found, than: $0) }) ?? true { best = found }
    }
    return best
  }

  private func isBetter(_ a: Match, than b: Match) -> Bool {
    let (rankA, rankB) = (rank(a.position), rank(b.position))
    if rankA != rankB { return rankA > rankB }
    // Of two that are as long, the first in the message; then in the order of the intents.
    return (a.tokens.count, -a.tokens.lowerBound, b.intent.rawValue)
      > (b.tokens.count, -b.tokens.lowerBound, a.intent.rawValue)
  }

  private func rank(_ position: IntentPhrases.Position) -> Int {
    switch position {
    case .whole: 2
    case .start: 1
    case .anywhere: 0
    }
  }

  func isPolite(_ token: Token) -> Bool { polite.contains(token.text) }
}
