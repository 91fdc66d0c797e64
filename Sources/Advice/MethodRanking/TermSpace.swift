import Language

/// Documents as vectors of weighted terms, of length 1: what two have in common is their cosine, from 0 to 1.
///
/// A term weighs (1 + ln count) · (1 + ln((1 + documents) / (1 + documents that hold it))). Source: Salton and Buckley, Term-weighting
/// approaches in automatic text retrieval, 1988, with smoothing.
struct TermSpace: Sendable {
  struct Entry: Sendable {
    var term: Int
    var weight: Double
  }

  private struct Posting: Sendable {
    var document: Int32
    var weight: Double
  }

  let count: Int
  private var places: [UInt64: Int] = [:]
  private var rarities: [Double] = []
  /// The postings of term t are those from `starts[t]` up to `starts[t + 1]`, in the order of the documents.
  private var starts: [Int] = []
  private var postings: [Posting] = []
  /// The vector of each document.
  private(set) var vectors: [[Entry]] = []

  init(_ documents: [[UInt64]]) {
    count = documents.count
    var holders: [Int] = []
    for document in documents {
      for (term, _) in TermSpace.counts(document) {
        let place = places[term] ?? holders.count
        if place == holders.count {
          places[term] = place
          holders.append(0)
        }
        holders[place] += 1
      }
    }
    rarities = holders.map { 1 + Logarithm.natural(Double(1 + documents.count) / Double(1 + $0)) }
    vectors = documents.map(vector)
    starts = [0]
    for holder in holders { starts.append(starts[starts.count - 1] + holder) }
    var next = starts
    postings = Array(repeating: Posting(document: 0, weight: 0), count: starts[starts.count - 1])
    for (document, vector) in vectors.enumerated() {
      for entry in vector {
        postings[next[entry.term]] = Posting(document: Int32(document), weight: entry.weight)
        next[entry.term] += 1
      }
    }
  }

  /// The vector of any document; of no length when it holds no known term.
  func vector(_ terms: [UInt64]) -> [Entry] {
    var entries: [Entry] = []
    for (term, count) in TermSpace.counts(terms) {
      guard let place = places[term] else { continue }
      entries.append(Entry(term: place, weight: (1 + Logarithm.natural(Double(count))) * rarities[place]))
    }
    let length = entries.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
    for place in entries.indices { entries[place].weight /= length }
    return entries
  }

  /// The cosine with each document, in order.
  func cosines(_ vector: [Entry]) -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    for entry in vector {
      for posting in postings[starts[entry.term]..<starts[entry.term + 1]] {
        sums[Int(posting.document)] += entry.weight * posting.weight
      }
    }
    return sums
  }

  /// What one term of a vector brings, each document counted by its weight.
  func share(of entry: Entry, weights: (Int) -> Double) -> Double {
    postings[starts[entry.term]..<starts[entry.term + 1]].reduce(0) {
      $0 + entry.weight * $1.weight * weights(Int($1.document))
    }
  }

  func place(of term: UInt64) -> Int? { places[term] }

  /// How often each term stands there, in the order of the terms: sums come out the same every time.
  private static func counts(_ terms: [UInt64]) -> [(term: UInt64, count: Int)] {
    var counts: [(term: UInt64, count: Int)] = []
    for term in terms.sorted() {
      if counts.last?.term == term { counts[counts.count - 1].count += 1 } else { counts.append((term, 1)) }
    }
    return counts
  }
}
