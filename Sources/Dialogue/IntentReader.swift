import Language

/// Recognises what a message is for from its phrases.
struct IntentReader: Sendable {
  struct Match: Sendable {
    var intent: Intent
    var position: IntentPhrases.Position
    /// Places of the tokens of the phrase.
    var tokens: Range<Int>
  }

  private struct Phrase: Sendable {
    var intent: Intent
    var position: IntentPhrases.Position
    var stems: [String]
  }

  /// Phrases by language and first stem, the longest first.
  private var phrases: [Lang: [String: [Phrase]]] = [:]
  private let polite: Set<String>

  /// - Parameter polite: words that add nothing: « svp », « alors », `please`.
  init(_ intents: [IntentPhrases], polite: BilingualList) {
    self.polite = Set((polite.fr + polite.en).map(Folding.fold))
    for lang in Lang.allCases {
      let stemmer = Stemmer(lang)
      var table: [String: [Phrase]] = [:]
      for entry in intents {
        for (position, texts) in entry.phrases {
          for text in texts[lang] {
            let stems = Tokenizer.tokens(of: text).map { stemmer.stem($0.text) }
            guard let first = stems.first else { continue }
            table[first, default: []].append(Phrase(intent: entry.intent, position: position, stems: stems))
          }
        }
      }
      let order = { (a: Phrase, b: Phrase) in
        a.stems.count != b.stems.count ? a.stems.count > b.stems.count : a.intent.rawValue < b.intent.rawValue
      }
      phrases[lang] = table.mapValues { $0.sorted(by: order) }
    }
  }

  /// The most telling match: a whole message before a beginning, a beginning before a part; then the longest.
  func match(in tokens: [Token]) -> Match? {
    guard let first = tokens.firstIndex(where: { !isPolite($0) }),
      let last = tokens.lastIndex(where: { !isPolite($0) })
    else { return wholePolite(tokens) }
    var best: Match?
    for lang in Lang.allCases {
      let stemmer = Stemmer(lang)
      let stems = tokens.map { stemmer.stem($0.text) }
      for start in tokens.indices {
        for phrase in phrases[lang]?[stems[start]] ?? [] where fits(phrase, stems, start, first: first, last: last) {
          let match = Match(
            intent: phrase.intent, position: phrase.position, tokens: start..<(start + phrase.stems.count))
          if best.map({ isBetter(match, than: $0) }) ?? true { best = match }
        }
      }
    }
    return best ?? wholePolite(tokens)
  }

  /// A message of polite words only may itself be a phrase: « merci », « ok ».
  private func wholePolite(_ tokens: [Token]) -> Match? {
    for lang in Lang.allCases {
      let stemmer = Stemmer(lang)
      for (start, token) in tokens.enumerated() {
        for phrase in phrases[lang]?[stemmer.stem(token.text)] ?? []
        where phrase.position == .whole && phrase.stems.count <= tokens.count - start && isPolite(token)
          && zip(phrase.stems, tokens[start...]).allSatisfy({ $0 == stemmer.stem($1.text) })
        {
          return Match(intent: phrase.intent, position: .whole, tokens: start..<(start + phrase.stems.count))
        }
      }
    }
    return nil
  }

  private func fits(_ phrase: Phrase, _ stems: [String], _ start: Int, first: Int, last: Int) -> Bool {
    let end = start + phrase.stems.count
    guard end <= stems.count, stems[start..<end].elementsEqual(phrase.stems) else { return false }
    switch phrase.position {
    case .whole: return start <= first && end > last
    case .start: return start <= first
    case .anywhere: return true
    }
  }

  private func isBetter(_ a: Match, than b: Match) -> Bool {
    let rank: [IntentPhrases.Position: Int] = [.whole: 2, .start: 1, .anywhere: 0]
    let (rankA, rankB) = (rank[a.position] ?? 0, rank[b.position] ?? 0)
    return rankA != rankB ? rankA > rankB : a.tokens.count > b.tokens.count
  }

  private func isPolite(_ token: Token) -> Bool { polite.contains(token.text) }
}
