import Language

/// Which documents hold each term and how much it counts there: rows of one flat table.
struct Postings: Sendable {
  /// Row of term `t`: from `starts[t]` to `starts[t + 1]`.
  private let starts: [Int32]
  /// Ascending within a row.
  let documents: [Int32]
  /// Okapi BM25 of the term in the document, rarity included, times the weight of its kind of term; above 0.
  let impacts: [Float]

  var termCount: Int { starts.count - 1 }

  func row(_ term: Int) -> Range<Int> { Int(starts[term])..<Int(starts[term + 1]) }

  /// Adds the impacts of a term, times a weight, to the scores of its documents.
  func add(_ term: Int, times weight: Float, to scores: inout [Float]) {
    let row = row(term)
    documents.withUnsafeBufferPointer { documents in
      impacts.withUnsafeBufferPointer { impacts in
        scores.withUnsafeMutableBufferPointer { scores in
          for place in row { scores[Int(documents[place])] += weight * impacts[place] }
        }
      }
    }
  }

  /// - Parameters:
  ///   - counts: what each document holds.
  ///   - terms: how many terms there are.
  ///   - scale: what each document's length makes of a frequency: k1 (1 - b + b length / mean length).
  init(_ counts: TermCounts, terms: Int, scale: [Float], weight: Float) {
    var starts = [Int32](repeating: 0, count: terms + 1)
    for term in counts.terms { starts[Int(term) + 1] += 1 }
    var rarity = [Float](repeating: 0, count: terms)
    for term in 0..<terms {
      rarity[term] = weight * Postings.rarity(Int(starts[term + 1]), among: scale.count)
      starts[term + 1] += starts[term]
    }
    var next = starts
    var documents = [Int32](repeating: 0, count: counts.terms.count)
    var impacts = [Float](repeating: 0, count: counts.terms.count)
    for document in scale.indices {
      for place in counts.row(document) {
        let term = Int(counts.terms[place])
        let slot = Int(next[term])
        next[term] += 1
        documents[slot] = Int32(document)
        impacts[slot] = rarity[term] * Postings.saturation(counts.frequencies[place], scale[document])
      }
    }
    (self.starts, self.documents, self.impacts) = (starts, documents, impacts)
  }

  /// Natural logarithm of how rare a term is; above 0.
  static func rarity(_ holders: Int, among count: Int) -> Float {
    Float(Logarithm.natural(1 + (Double(count - holders) + 0.5) / (Double(holders) + 0.5)))
  }

  /// From 0 to k1 + 1: the second occurrence counts less than the first.
  static func saturation(_ frequency: Float, _ scale: Float) -> Float {
    frequency * (TextIndex.k1 + 1) / (frequency + scale)
  }
}

/// The terms of each document with their frequencies, in the order of their first occurrence: the same table the other way round.
struct TermCounts: Sendable {
  private(set) var terms: [Int32] = []
  /// Occurrences, each counted by the weight of its field.
  private(set) var frequencies: [Float] = []
  private var starts: [Int32] = [0]
  /// Place of each term in the row being written; -1 when it is not in it.
  private var places: [Int32] = []

  func row(_ document: Int) -> Range<Int> { Int(starts[document])..<Int(starts[document + 1]) }

  mutating func add(_ term: Int32, _ weight: Float) {
    while places.count <= term { places.append(-1) }
    let place = places[Int(term)]
    if place >= 0 {
      frequencies[Int(place)] += weight
    } else {
      places[Int(term)] = Int32(terms.count)
      terms.append(term)
      frequencies.append(weight)
    }
  }

  mutating func endDocument() {
    for place in Int(starts[starts.count - 1])..<terms.count { places[Int(terms[place])] = -1 }
    starts.append(Int32(terms.count))
  }

  /// Frees what only writing needs.
  mutating func finish() { places = [] }
}
