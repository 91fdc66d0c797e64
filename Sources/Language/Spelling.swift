/// Forgives one mistyped letter in words of five letters or more; never turns a known word into another.
package struct Spelling: Sendable {
  /// Words to correct towards, by length, as UTF-8.
  private var targets: [Int: [[UInt8]]] = [:]
  private let words: Set<String>
  private let others: Set<String>

  /// - Parameter known: other words that are spelled right; one set may serve many.
  package init(targets words: Set<String>, known: Set<String>) {
    self.words = words
    others = known
    for word in words where word.utf8.count >= 4 {
      targets[word.utf8.count, default: []].append(Array(word.utf8))
    }
    for length in targets.keys { targets[length]?.sort { $0.lexicographicallyPrecedes($1) } }
  }

  package func knows(_ word: String) -> Bool { words.contains(word) || others.contains(word) }

  /// The only word within one insertion, deletion, substitution or swap, with the same first letter; nil when none or several.
  package func correction(of word: String) -> String? {
    let bytes = Array(word.utf8)
    guard bytes.count >= 5, !knows(word), !FunctionWords.isLight(word) else { return nil }
    var found: [UInt8]?
    for length in (bytes.count - 1)...(bytes.count + 1) {
      for target in targets[length] ?? [] where target[0] == bytes[0] && isOneEdit(bytes, target) {
        // A plural or an agreement is the same word: the first stands for both.
        if let other = found, !isInflection(other, target) { return nil }
        found = found ?? target
      }
    }
    return found.map { String(decoding: $0, as: UTF8.self) }
  }

  private func isInflection(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    let shared = zip(a, b).prefix { $0 == $1 }.count
    return shared >= min(a.count, b.count) - 1
  }

  private func isOneEdit(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    let start = zip(a, b).prefix { $0 == $1 }.count
    var endA = a.count
    var endB = b.count
    while endA > start, endB > start, a[endA - 1] == b[endB - 1] {
      endA -= 1
      endB -= 1
    }
    switch (endA - start, endB - start) {
    case (0, 0), (1, 0), (0, 1), (1, 1): return true
    case (2, 2): return a[start] == b[start + 1] && a[start + 1] == b[start]
    default: return false
    }
  }
}
