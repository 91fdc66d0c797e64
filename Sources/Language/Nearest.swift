/// Finds what somebody probably meant.
package enum Nearest {
  /// The word at the least edit distance (at most a third of its length, at least 1); ties go to the alphabet.
  package static func word(to word: String, among words: some Sequence<String>) -> String? {
    let bytes = Array(word.utf8)
    let limit = max(1, bytes.count / 3)
    var best: (distance: Int, word: String)?
    for candidate in words where abs(candidate.utf8.count - bytes.count) <= limit {
      let distance = distance(bytes, Array(candidate.utf8))
      guard distance <= limit else { continue }
      if let known = best, (known.distance, known.word) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.word
  }

  /// Levenshtein's distance over bytes.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let cost = min(row[j] + 1, row[j + 1] + 1, diagonal + (x == y ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = cost
      }
    }
    return row[b.count]
  }
}
