import Language

/// The terms of a text in the ways that projects are compared: stems with and without the small words, pairs of them, runs of letters.
///
/// A term is a number: two rankers made from the same texts give the same ones. Words never read before have none.
struct TermReader: Sendable {
  /// One word of a text: its stem's number (nil for one never read before) and where it stands.
  struct Word {
    var stem: UInt64?
    var isLight: Bool
    var token: Token
  }

  private let lang: Lang
  private var numbers: [String: UInt64] = [:]

  init(_ lang: Lang) { self.lang = lang }

  /// Reads the words of one text after another with the same stemmer, learning those not seen before.
  mutating func learn(_ texts: [String]) {
    let stemmer = Stemmer(lang)
    for text in texts {
      for token in TermReader.tokens(text) {
        let stem = stemmer.stem(token.text)
        if numbers[stem] == nil { numbers[stem] = UInt64(numbers.count + 1) }
      }
    }
  }

  func words(_ text: String, _ stemmer: Stemmer) -> [Word] {
    TermReader.tokens(text).map {
      Word(stem: numbers[stemmer.stem($0.text)], isLight: FunctionWords.isLight($0.text), token: $0)
    }
  }

  func stemmer() -> Stemmer { Stemmer(lang) }

  private static func tokens(_ text: String) -> [Token] { Tokenizer.tokens(of: text).filter { $0.kind != .sign } }

  /// Stems, the small words apart.
  static func stems(_ words: [Word]) -> [UInt64] { words.compactMap { $0.isLight ? nil : $0.stem } }

  /// Each stem, and each with the one that follows: a pair is one term. Small words, which tell the manner of writing, only if asked.
  static func pairs(_ words: [Word], light: Bool) -> [UInt64] {
    let kept = light ? words : words.filter { !$0.isLight }
    var terms = kept.compactMap(\.stem)
    for (first, second) in zip(kept, kept.dropFirst()) {
      if let first = first.stem, let second = second.stem { terms.append(first << 32 | second) }
    }
    return terms
  }

  /// Runs of four and of five bytes of the words in a row: they meet across endings, compounds and languages.
  static func runs(_ words: [Word]) -> [UInt64] {
    var bytes: [UInt8] = [0x20]
    for word in words {
      bytes.append(contentsOf: word.token.text.utf8)
      bytes.append(0x20)
    }
    var terms: [UInt64] = []
    for length in [4, 5] where bytes.count >= length {
      for start in 0...(bytes.count - length) {
        terms.append(bytes[start..<(start + length)].reduce(0) { $0 << 8 | UInt64($1) })
      }
    }
    return terms
  }
}
