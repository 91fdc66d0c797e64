package import Language

/// Finds documents by words, in one language: Okapi BM25 over the stems of weighted fields, with a little more for the very word that was
/// typed and for two words that follow each other; then once more with the words of the best documents (relevance feedback), so that what
/// is about the same matter rises.
///
/// Pure: the same documents and the same text give the same hits. Source: Robertson and Zaragoza, The Probabilistic Relevance Framework,
/// 2009 (BM25, fields); Lavrenko and Croft, Relevance-Based Language Models, 2001 (feedback). The numbers below were chosen on Cranfield
/// and on texts of `Knowledge` in both languages; anything near them does about as well.
package struct TextIndex: Sendable {
  /// Texts of a document that count alike.
  package struct Field: Sendable {
    /// What an occurrence counts; above 0.
    package var weight: Double
    package var texts: [String]

    package init(_ weight: Double, _ texts: [String]) {
      self.weight = weight
      self.texts = texts
    }
  }

  package struct Hit: Hashable, Sendable {
    /// Place of the document, from 0.
    package var document: Int
    /// Above 0; only comparable within one search.
    package var score: Double
  }

  /// How soon a repeated word stops counting.
  static let k1: Float = 1.5
  /// How much long documents are held back, 0 to 1.
  static let b: Float = 0.75
  /// What the very word counts beside its stem.
  private static let wordWeight: Float = 0.25
  /// What two words in a row count beside each.
  private static let pairWeight: Float = 0.2

  private let vocabulary: SearchVocabulary
  private let lang: Lang
  private let stems: Postings
  private let words: Postings
  private let pairs: Postings
  private let feedback: Feedback
  private let spelling: Lazy<Spelling>

  /// How many documents there are.
  package let count: Int

  /// - Parameter kinds: how many documents of each kind there are, in order; what is long for one kind may be short for another.
  ///   All are of one kind when empty.
  package init(_ documents: some Sequence<[Field]>, _ lang: Lang, kinds: [Int] = []) {
    var reader = DocumentReader(lang)
    for document in documents { reader.read(document) }
    let counts = reader.finish()
    let scale = Self.scale(of: counts.lengths, kinds: kinds.isEmpty ? [counts.lengths.count] : kinds)
    let vocabulary = counts.vocabulary
    stems = Postings(counts.stems, terms: vocabulary.stemCount, scale: scale, weight: 1)
    words = Postings(counts.words, terms: vocabulary.wordCount, scale: scale, weight: Self.wordWeight)
    pairs = Postings(counts.pairs, terms: vocabulary.pairCount, scale: scale, weight: Self.pairWeight)
    feedback = Feedback(counts.stems, stems, scale: scale)
    spelling = Lazy { Spelling(targets: vocabulary.spellings, known: []) }
    (self.vocabulary, self.lang, count) = (vocabulary, lang, scale.count)
  }

  /// What each document's length makes of a frequency; its mean over documents of a kind is k1.
  private static func scale(of lengths: [Float], kinds: [Int]) -> [Float] {
    var scale: [Float] = []
    for kind in kinds {
      let lengths = lengths[scale.count...].prefix(kind)
      let mean = max(1, lengths.reduce(0, +) / Float(max(1, lengths.count)))
      scale += lengths.map { k1 * (1 - b + b * $0 / mean) }
    }
    return scale
  }

  /// The best first; ties in the order of the documents. Empty when no word is known, however it may be spelled.
  ///
  /// - Parameters:
  ///   - limit: 1 or more.
  ///   - range: the documents to look among; all when nil.
  ///   - isStrict: leaves out what holds no word of the text and is only like what does.
  package func search(
    _ text: String, limit: Int, within range: Range<Int>? = nil, isStrict: Bool = false
  ) -> [Hit] {
    let range = (range ?? 0..<count).clamped(to: 0..<count)
    let query = entries(of: text)
    let asked = query.compactMap { $0?.stem }.distinct
    guard limit > 0, !asked.isEmpty else { return [] }
    var scores = [Float](repeating: 0, count: count)
    for stem in asked { stems.add(Int(stem), times: 1, to: &scores) }
    for word in query.compactMap({ $0?.word }).distinct { words.add(Int(word), times: 1, to: &scores) }
    let inRow = zip(query, query.dropFirst()).compactMap { first, second in
      if let first, let second { vocabulary.pair(first.stem, second.stem) } else { nil }
    }
    for pair in inRow.distinct { pairs.add(pair, times: 1, to: &scores) }
    let leaders = TopRanked.best(Feedback.documents, of: scores, within: range)
    let holders = isStrict ? scores : nil
    for (stem, weight) in feedback.terms(from: leaders, stems, total: Float(asked.count)) {
      stems.add(stem, times: weight, to: &scores)
    }
    if let holders {
      for place in range where holders[place] == 0 { scores[place] = 0 }
    }
    return TopRanked.best(limit, of: scores, within: range).map {
      Hit(document: Int($0.place), score: Double($0.score))
    }
  }

  /// The words of a text, stop words apart; nil stands for one that no document holds.
  private func entries(of text: String) -> [SearchVocabulary.Entry?] {
    Tokenizer.tokens(of: text).filter { $0.kind != .sign && !vocabulary.isStopWord($0.text) }.map { token in
      vocabulary.entry(token.text) ?? spelling.value.correction(of: token.text).flatMap(vocabulary.entry)
    }
  }
}

extension Array where Element: Hashable {
  /// Each element once, in the order of their first occurrence.
  fileprivate var distinct: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
