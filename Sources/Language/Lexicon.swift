/// A phrase of the lexicon found in a text.
package struct LexiconMatch<Meaning: Hashable & Sendable>: Hashable, Sendable {
  package var meaning: Meaning
  /// Places in the token list, light words inside included.
  package var tokens: Range<Int>
  /// Number of words of the phrase that were compared.
  package var weight: Int
  /// True when a typing mistake was forgiven.
  package var isCorrected: Bool
}

/// All the words that mean something to Ariane.
package struct Lexicon<Meaning: Hashable & Sendable>: Sendable {
  package struct Entry: Sendable {
    package var meaning: Meaning
    package var lang: Lang
    /// A `PhrasePattern`.
    package var phrase: String
    /// Every word counts, the small ones too, and commas do not: « c'est quoi ».
    package var isLiteral: Bool

    package init(_ meaning: Meaning, _ lang: Lang, _ phrase: String, isLiteral: Bool = false) {
      self.meaning = meaning
      self.lang = lang
      self.phrase = phrase
      self.isLiteral = isLiteral
    }
  }

  /// By the number of the phrase.
  private var meanings: [Meaning] = []
  private var automaton = PhraseAutomaton()
  private let spelling: Spelling
  /// Every word of the phrases.
  package let words: Set<String>

  /// - Parameter known: other words that are spelled right, so that they are never taken for a typing mistake.
  package init(_ entries: [Entry], known: Set<String> = []) {
    var words: Set<String> = []
    var numbers: [Meaning: Int32] = [:]
    for lang in Lang.allCases {
      let stemmer = Stemmer(lang)
      for entry in entries where entry.lang == lang {
        // A pattern that cannot be read is told by `ariane check`.
        guard let elements = PhrasePattern.elements(of: entry.phrase) else { continue }
        let number = numbers[entry.meaning] ?? Int32(meanings.count)
        if numbers.updateValue(number, forKey: entry.meaning) == nil { meanings.append(entry.meaning) }
        automaton.add(elements, number, lang, isLiteral: entry.isLiteral, stemmer, &words)
      }
    }
    self.words = words
    spelling = Spelling(targets: words, known: known)
  }

  /// What was found in a text.
  package struct Reading: Sendable {
    /// Every phrase, by language, then by place; overlaps are left to the caller, who knows what they mean.
    package var matches: [LexiconMatch<Meaning>] = []
    /// What each word may be a mistake for; nil where it is none.
    package var corrections: [String?] = []
  }

  package func read(_ text: StemmedText) -> Reading {
    // A word whose stem is known is no mistake.
    let corrections = text.tokens.indices.map { place -> String? in
      guard text.tokens[place].kind == .word, !Lang.allCases.contains(where: { automaton.knows(text.stems($0)[place]) })
      else { return nil }
      return spelling.correction(of: text.tokens[place].text)
    }
    let matches = automaton.matches(in: text, corrections: corrections).map { match in
      LexiconMatch(
        meaning: meanings[Int(match.phrase)], tokens: match.tokens, weight: match.weight, isCorrected: match.isCorrected
      )
    }
    return Reading(matches: matches, corrections: corrections)
  }
}
