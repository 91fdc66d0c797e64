import Language

/// Counts the stems, words and pairs of documents, one after another.
struct DocumentReader {
  struct Counts {
    var vocabulary: SearchVocabulary
    var stems = TermCounts()
    var words = TermCounts()
    /// Two stems that follow each other within a text, stop words apart.
    var pairs = TermCounts()
    /// Words, stop words apart, each counted by the weight of its field.
    var lengths: [Float] = []
  }

  private let stemmer: Stemmer
  private var counts: Counts

  init(_ lang: Lang) {
    stemmer = Stemmer(lang)
    counts = Counts(vocabulary: SearchVocabulary(lang))
  }

  mutating func read(_ document: [TextIndex.Field]) {
    var length: Float = 0
    for field in document {
      let weight = Float(field.weight)
      for text in field.texts {
        var last: Int32?
        for token in Tokenizer.tokens(of: text) where token.kind != .sign {
          guard let (word, stem) = counts.vocabulary.enter(token.text, stemmer) else { continue }
          counts.stems.add(stem, weight)
          counts.words.add(word, weight)
          if let last { counts.pairs.add(counts.vocabulary.enter(pair: last, stem), weight) }
          last = stem
          length += weight
        }
      }
    }
    counts.stems.endDocument()
    counts.words.endDocument()
    counts.pairs.endDocument()
    counts.lengths.append(length)
  }

  consuming func finish() -> Counts {
    counts.stems.finish()
    return counts
  }
}
