/// Forgives one typing mistake in words of five letters or more; never turns a known word into another.
package struct Spelling: Sendable {
  private let words: [String]
  /// First of the `neighbours`, by the hash of a word and of what is left of it without one letter: a mistake and its word have one
  /// in common.
  private let first: IntegerTable
  /// Places in `words`, each with the next of the same hash; -1 ends.
  private let neighbours: [(word: Int32, next: Int32)]
  private let known: Set<String>

  /// - Parameters:
  ///   - targets: words to correct towards.
  ///   - known: other words that are spelled right; one set may serve many.
  package init(targets: Set<String>, known: Set<String>) {
    words = targets.filter { $0.utf8.count >= 4 }.sorted()
    self.known = known.union(targets)
    var first = IntegerTable(capacity: words.count * 9)
    var neighbours: [(word: Int32, next: Int32)] = []
    for (place, word) in words.enumerated() {
      for hash in Self.hashes(Array(word.utf8)) {
        let next = first[hash] ?? -1
        // A doubled letter may be left out twice the same way.
        if next >= 0, neighbours[Int(next)].word == place { continue }
        neighbours.append((Int32(place), next))
        first[hash] = Int32(neighbours.count - 1)
      }
    }
    self.first = first
    self.neighbours = neighbours
  }

  package func knows(_ word: String) -> Bool { known.contains(word) }

  /// The likeliest word within one insertion, deletion, substitution or swap, with the same first letter; nil when none, or when
  /// several are as likely.
  package func correction(of word: String) -> String? {
    let bytes = Array(word.utf8)
    guard bytes.count >= 5, bytes.count <= 40, !knows(word), !FunctionWords.isLight(word) else { return nil }
    var best: (cost: Int, word: String)?
    var isTied = false
    var seen: Set<Int32> = []
    for hash in Self.hashes(bytes) {
      var entry = first[hash] ?? -1
      while entry >= 0 {
        let (place, next) = neighbours[Int(entry)]
        entry = next
        guard seen.insert(place).inserted else { continue }
        let candidate = words[Int(place)]
        let target = Array(candidate.utf8)
        guard target[0] == bytes[0], let cost = Keyboard.cost(of: bytes, for: target) else { continue }
        guard let known = best else {
          best = (cost, candidate)
          continue
        }
        // A plural or an agreement is the same word: the first of the alphabet stands for both.
        if Self.isInflection(known.word, candidate) {
          best = (min(cost, known.cost), min(known.word, candidate))
        } else if cost < known.cost {
          (best, isTied) = ((cost, candidate), false)
        } else if cost == known.cost {
          isTied = true
        }
      }
    }
    return isTied ? nil : best?.word
  }

  /// Of a word, and of the word without each of its letters in turn. FNV-1a, the same on every machine.
  private static func hashes(_ bytes: [UInt8]) -> [UInt64] {
    var all: [UInt64] = []
    all.reserveCapacity(bytes.count + 1)
    for skipped in -1..<bytes.count {
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for (place, byte) in bytes.enumerated() where place != skipped {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      }
      all.append(hash)
    }
    return all
  }

  private static func isInflection(_ a: String, _ b: String) -> Bool {
    let shared = zip(a.utf8, b.utf8).prefix { $0 == $1 }.count
    return shared >= min(a.utf8.count, b.utf8.count) - 1
  }
}
