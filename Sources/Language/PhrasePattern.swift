/// A way of saying something, as the content writes it: « (personne|aucun) ... (animé|facilité) ».
///
/// `(a|b c|)` stands for any of its alternatives, an empty one included; `...` for up to `reach` words of the same clause. All else
/// is words.
package enum PhrasePattern {
  package enum Element: Hashable, Sendable {
    case words(String)
    case gap
  }

  /// Words that carry meaning which `...` may stand for; the small words between them do not count.
  package static let reach = 3

  /// Ways of saying that one pattern may stand for.
  package static let mostVariants = 400

  /// Every way of saying that a pattern stands for, in the order written; nil when brackets do not match or there are too many.
  package static func variants(of pattern: String) -> [[Element]]? {
    var variants: [String] = [""]
    var rest = Substring(pattern)
    while let open = rest.firstIndex(where: { $0 == "(" || $0 == ")" }) {
      guard rest[open] == "(", let close = rest[open...].firstIndex(of: ")") else { return nil }
      let inside = rest[rest.index(after: open)..<close]
      guard !inside.contains("(") else { return nil }
      let before = rest[..<open]
      let choices = inside.split(separator: "|", omittingEmptySubsequences: false)
      guard variants.count * choices.count <= mostVariants else { return nil }
      // A space apart, so that « (a|b)c » is no word of its own.
      variants = variants.flatMap { start in choices.map { "\(start)\(before) \($0) " } }
      rest = rest[rest.index(after: close)...]
    }
    return variants.map { elements(of: $0 + rest) }
  }

  private static func elements(of text: String) -> [Element] {
    var elements: [Element] = []
    var words: [Substring] = []
    func flush() {
      if !words.isEmpty { elements.append(.words(words.joined(separator: " "))) }
      words = []
    }
    for word in text.split(separator: " ") {
      if word == "..." || word == "…" {
        flush()
        // A gap at an end says nothing.
        if let last = elements.last, last != .gap { elements.append(.gap) }
      } else {
        words.append(word)
      }
    }
    flush()
    if elements.last == .gap { elements.removeLast() }
    return elements
  }
}
