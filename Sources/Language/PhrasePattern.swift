/// A way of saying something, as the content writes it: « (personne|aucun) ... (animé|facilité) ».
///
/// `(a|b c|)` stands for any of its alternatives, an empty one included; `...` for up to `reach` words of the same clause. All else
/// is words.
package enum PhrasePattern {
  package enum Element: Hashable, Sendable {
    case words(String)
    case choice([String])
    case gap
  }

  /// Words that carry meaning which `...` may stand for; the small words between them do not count.
  package static let reach = 3

  /// Ways of saying that one pattern may stand for.
  package static let mostVariants = 400

  /// The parts of a pattern, in their order; nil when brackets do not match or there are too many ways.
  package static func elements(of pattern: String) -> [Element]? {
    var elements: [Element] = []
    var rest = Substring(pattern)
    var ways = 1
    while let open = rest.firstIndex(where: { $0 == "(" || $0 == ")" }) {
      guard rest[open] == "(", let close = rest[open...].firstIndex(of: ")") else { return nil }
      let inside = rest[rest.index(after: open)..<close]
      guard !inside.contains("(") else { return nil }
      elements += plain(rest[..<open])
      let choices = inside.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      ways *= choices.count
      guard ways <= mostVariants else { return nil }
      elements.append(.choice(choices))
      rest = rest[rest.index(after: close)...]
    }
    elements += plain(rest)
    // A gap at an end says nothing.
    while elements.first == .gap { elements.removeFirst() }
    while elements.last == .gap { elements.removeLast() }
    return elements
  }

  /// Every way of saying that a pattern stands for, without choices, in the order written.
  package static func variants(of elements: [Element]) -> [[Element]] {
    var variants: [[Element]] = [[]]
    for element in elements {
      guard case .choice(let choices) = element else {
        for place in variants.indices { variants[place].append(element) }
        continue
      }
      variants = variants.flatMap { start in choices.map { $0.isEmpty ? start : start + [.words($0)] } }
    }
    return variants
  }

  private static func plain(_ text: Substring) -> [Element] {
    var elements: [Element] = []
    var words: [Substring] = []
    for word in text.split(separator: " ") {
      guard word == "..." || word == "…" else {
        words.append(word)
        continue
      }
      if !words.isEmpty { elements.append(.words(words.joined(separator: " "))) }
      words = []
      if elements.last != .gap { elements.append(.gap) }
    }
    if !words.isEmpty { elements.append(.words(words.joined(separator: " "))) }
    return elements
  }
}
