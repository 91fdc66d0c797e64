package import Language

/// Finds sheets and terms by their words: Okapi BM25 over Snowball stems, in each language.
///
/// Source: Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009; k1 = 1.2, b = 0.75.
package struct SearchIndex: Sendable {
  package enum Target: Hashable, Sendable {
    case sheet(String)
    case term(String)
  }

  package struct Hit: Hashable, Sendable {
    package var target: Target
    /// Above 0; only comparable within one search.
    package var score: Double
  }

  fileprivate struct Posting: Sendable {
    var document: Int
    /// Occurrences, each counted by the weight of its field.
    var frequency: Double
  }

  fileprivate struct Shelf: Sendable {
    var postings: [String: [Posting]] = [:]
    var lengths: [Double] = []
    var meanLength = 1.0
  }

  private var targets: [Target] = []
  private var shelves: [Lang: Shelf] = [:]

  package init(_ base: KnowledgeBase) {
    targets = base.sheets.map { .sheet($0.id) } + base.glossary.map { .term($0.id) }
    for lang in Lang.allCases {
      let stemmer = Stemmer(lang)
      var shelf = Shelf()
      for sheet in base.sheets { shelf.add(SearchIndex.fields(of: sheet, base.taxonomy, lang), stemmer) }
      for term in base.glossary { shelf.add(SearchIndex.fields(of: term, lang), stemmer) }
      shelf.meanLength = max(1, shelf.lengths.reduce(0, +) / Double(max(1, shelf.lengths.count)))
      shelves[lang] = shelf
    }
  }

  /// The best first; ties in the order of the knowledge base. Empty when no word is known.
  package func search(_ text: String, _ lang: Lang, limit: Int = 10) -> [Hit] {
    guard let shelf = shelves[lang] else { return [] }
    let stemmer = Stemmer(lang)
    var scores: [Int: Double] = [:]
    let words = Tokenizer.tokens(of: text).filter { $0.kind != .sign && !FunctionWords.isLight($0.text) }
    for stem in Set(words.map { stemmer.stem($0.text) }).sorted() {
      guard let postings = shelf.postings[stem] else { continue }
      let count = Double(targets.count)
      let rarity = Logarithm.natural(1 + (count - Double(postings.count) + 0.5) / (Double(postings.count) + 0.5))
      for posting in postings {
        let length = shelf.lengths[posting.document] / shelf.meanLength
        let saturation = posting.frequency * 2.2 / (posting.frequency + 1.2 * (0.25 + 0.75 * length))
        scores[posting.document, default: 0] += rarity * saturation
      }
    }
    return scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit)
      .map { Hit(target: targets[$0.key], score: $0.value) }
  }

  private static func fields(of sheet: Sheet, _ taxonomy: Taxonomy, _ lang: Lang) -> [(Double, [String])] {
    let labels =
      sheet.needs.compactMap { taxonomy.need($0)?.label[lang] }
      + sheet.stages.compactMap { taxonomy.stage($0)?.label[lang] }
    return [
      (4, [sheet.name[lang]] + sheet.also[lang]), (2, [sheet.summary[lang]] + labels),
      (1, sheet.whenToUse[lang] + sheet.steps.map { $0.title[lang] }),
      (0.5, sheet.steps.map { $0.instruction[lang] } + sheet.pitfalls.map { $0.risk[lang] }),
    ]
  }

  private static func fields(of term: GlossaryTerm, _ lang: Lang) -> [(Double, [String])] {
    [(4, [term.name[lang]] + term.also[lang]), (1, [term.definition[lang]])]
  }
}

extension SearchIndex.Shelf {
  fileprivate mutating func add(_ fields: [(weight: Double, texts: [String])], _ stemmer: Stemmer) {
    let document = lengths.count
    var frequencies: [String: Double] = [:]
    var length = 0.0
    for field in fields {
      for text in field.texts {
        for token in Tokenizer.tokens(of: text) where token.kind != .sign && !FunctionWords.isLight(token.text) {
          frequencies[stemmer.stem(token.text), default: 0] += field.weight
          length += field.weight
        }
      }
    }
    lengths.append(length)
    for (stem, frequency) in frequencies {
      postings[stem, default: []].append(.init(document: document, frequency: frequency))
    }
  }
}
