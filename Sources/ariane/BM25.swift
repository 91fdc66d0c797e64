import Language

/// Plain Okapi BM25 over one text a document: what better rankings are compared with, so it stays as it is in the books.
///
/// Source: Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009; k1 = 1.5, b = 0.75.
struct BM25 {
  private var postings: [String: [(document: Int, frequency: Double)]] = [:]
  private var lengths: [Double] = []
  private let lang: Lang

  init(_ documents: [String], _ lang: Lang) {
    self.lang = lang
    let stemmer = Stemmer(lang)
    for (document, text) in documents.enumerated() {
      let stems = BM25.stems(text, stemmer)
      lengths.append(Double(stems.count))
      for (stem, places) in Dictionary(grouping: stems, by: { $0 }) {
        postings[stem, default: []].append((document, Double(places.count)))
      }
    }
  }

  /// How well each document matches, in order; 0 where no word does.
  func scores(_ text: String) -> [Double] {
    var scores = [Double](repeating: 0, count: lengths.count)
    let mean = max(1, lengths.reduce(0, +) / Double(max(1, lengths.count)))
    for stem in Set(BM25.stems(text, Stemmer(lang))).sorted() {
      guard let holders = postings[stem] else { continue }
      let rarity = Logarithm.natural(
        1 + (Double(lengths.count - holders.count) + 0.5) / (Double(holders.count) + 0.5))
      for holder in holders {
        let scale = 1.5 * (0.25 + 0.75 * lengths[holder.document] / mean)
        scores[holder.document] += rarity * holder.frequency * 2.5 / (holder.frequency + scale)
      }
    }
    return scores
  }

  private static func stems(_ text: String, _ stemmer: Stemmer) -> [String] {
    Tokenizer.tokens(of: text).filter { $0.kind != .sign && !FunctionWords.isLight($0.text) }
      .map { stemmer.stem($0.text) }
  }
}
