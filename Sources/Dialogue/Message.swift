import Language

/// A message in tokens, with what its words are known to mean.
struct Message {
  /// Words read of one message: two pages, and a bound on the work.
  private static let longest = 1_000

  let text: StemmedText
  /// All phrases of the vocabulary that stand in it.
  let matches: [LexiconMatch<Vocabulary.Meaning>]
  /// What each word may be a mistake for.
  let corrections: [String?]
  private let bytes: [UInt8]

  init(_ text: String, _ vocabulary: Vocabulary) {
    self.text = StemmedText(Array(Tokenizer.tokens(of: text).prefix(Self.longest)))
    let found = vocabulary.lexicon.read(self.text)
    (matches, corrections) = (found.matches, found.corrections)
    bytes = Array(text.utf8)
  }

  var tokens: [Token] { text.tokens }

  /// Words as they were typed.
  func words(_ range: Range<Int>) -> String { String(decoding: bytes[self.range(range)], as: UTF8.self) }

  /// UTF-8 offsets of tokens.
  func range(_ tokens: Range<Int>) -> Range<Int> {
    guard let first = tokens.first, let last = tokens.last, last < self.tokens.count else { return 0..<0 }
    let start = self.tokens[first].range.lowerBound
    return start..<max(start, self.tokens[last].range.upperBound)
  }

  func finding(_ kind: Finding.Kind, _ tokens: Range<Int>, _ score: Double, _ verdict: Finding.Verdict) -> Finding {
    Finding(kind: kind, words: words(tokens), range: range(tokens), score: score, verdict: verdict)
  }

  /// How much a phrase says: each word confirms the others, a forgiven mistake costs.
  static func score(weight: Int, isCorrected: Bool, isAnswer: Bool = false) -> Double {
    let said = Double(weight) / Double(weight + 1)
    return max(0, min(1, said + (isAnswer ? 0.25 : 0) - (isCorrected ? 0.15 : 0)))
  }
}
