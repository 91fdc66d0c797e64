/// Finds phrases in texts: one automaton over stems for all of them, so that the cost of reading does not grow with their number.
///
/// Phrases have numbers here, and no meaning: a type that knew it would be made again for each kind of meaning, and slower.
struct PhraseAutomaton: Sendable {
  /// A phrase found in a text.
  struct Match: Hashable, Sendable {
    /// What the caller numbered.
    var phrase: Int32
    var tokens: Range<Int>
    /// Words that were compared.
    var weight: Int
    var isCorrected: Bool
  }

  /// The end of a phrase. For a phrase of one word, the word that it was written with.
  private struct Ending: Hashable, Sendable {
    var phrase: Int32
    var surface: String
  }

  private struct Node: Sendable {
    var endings: [Ending] = []
    /// The node behind `...`.
    var gap: Int32 = -1
    /// Where alternatives that end here meet.
    var joins: [Int32] = []
  }

  /// A way through the automaton, on its way.
  private struct Path {
    var node: Int32
    var index: Int
    var weight = 0
    var isCorrected = false
    /// Words that `...` may still stand for; -1 outside a gap.
    var gap = -1
  }

  /// What a token is to the automaton.
  private struct Step {
    /// Number of its stem, and of the stem of what it may be a mistake for; -1 when no phrase has it.
    var typed: Int32
    var repaired: Int32
    /// A small word or a sign: may stand within a phrase that does not have it.
    var isSkipped: Bool
    var isNegation: Bool
    /// A comma or a stop stands before it.
    var endsClause: Bool
  }

  private static let languages = Lang.allCases.count

  private var stems: [String: Int32] = [:]
  /// From a node (high half of the key) by a stem (low half) to a node.
  private var edges = IntegerTable()
  /// The first nodes are the roots: phrases of each language, then the literal ones.
  private var nodes = Array(repeating: Node(), count: 2 * languages)

  static func isSkipped(_ token: Token) -> Bool { token.kind == .sign || FunctionWords.isLight(token.text) }

  // MARK: Making

  /// Adds a phrase, and the words it is made of to `words`.
  ///
  /// - Parameters:
  ///   - isLiteral: every word counts, the small ones too, and commas do not.
  mutating func add(
    _ elements: [PhrasePattern.Element], _ phrase: Int32, _ lang: Lang, isLiteral: Bool, _ stemmer: Stemmer,
    _ words: inout Set<String>
  ) {
    // Where each way of saying has several words that count, the ways branch and meet again; else each is a phrase of its own, since
    // how it is compared depends on its words.
    let root = (Lang.allCases.firstIndex(of: lang) ?? 0) + (isLiteral ? Self.languages : 0)
    let isBranching = isLiteral || Self.leastHeavy(elements) > 1
    for variant in isBranching ? [elements] : PhrasePattern.variants(of: elements) {
      insert(variant, phrase, Int32(root), isLiteral, stemmer, &words)
    }
  }

  /// The fewest words that count in any way of saying.
  private static func leastHeavy(_ elements: [PhrasePattern.Element]) -> Int {
    func heavy(_ text: String) -> Int { Tokenizer.tokens(of: text).count { !isSkipped($0) } }
    return elements.reduce(0) { sum, element in
      switch element {
      case .words(let text): sum + heavy(text)
      case .choice(let choices): sum + (choices.map(heavy).min() ?? 0)
      case .gap: sum
      }
    }
  }

  private mutating func insert(
    _ elements: [PhrasePattern.Element], _ phrase: Int32, _ root: Int32, _ isLiteral: Bool, _ stemmer: Stemmer,
    _ words: inout Set<String>
  ) {
    let all = elements.flatMap { element -> [Token] in
      switch element {
      case .words(let text): Tokenizer.tokens(of: text)
      case .choice(let choices): choices.flatMap { Tokenizer.tokens(of: $0) }
      case .gap: []
      }
    }
    let heavy = all.count { !Self.isSkipped($0) }
    // A phrase of light words only (« nous »), or of one word and light ones (« sur place »), is compared as it stands, articles apart.
    func kept(_ text: String) -> [Token] {
      let tokens = Tokenizer.tokens(of: text)
      // « C2S » is letters and figures together: without its small letters it would be a bare 2.
      let isCode = tokens.dropFirst().contains { $0.gap == .none && $0.kind != .sign }
      return tokens.filter { token in
        if isLiteral || all.count == 1 || isCode { return true }
        return heavy > 1 ? !Self.isSkipped(token) : !FunctionWords.isArticle(token.text)
      }
    }
    func follow(_ tokens: [Token], from node: Int32) -> Int32 {
      tokens.reduce(node) { node, token in
        if token.kind == .word { words.insert(token.text) }
        return next(from: node, by: number(of: stemmer.stem(token.text)))
      }
    }
    var node = root
    var sole: String?
    var count = 0
    for element in elements {
      switch element {
      case .gap: node = behindGap(node)
      case .words(let text):
        let tokens = kept(text)
        node = follow(tokens, from: node)
        (sole, count) = (tokens.last?.text ?? sole, count + tokens.count)
      case .choice(let choices):
        let ends = Set(choices.map { follow(kept($0), from: node) }).sorted()
        count += 2
        node = ends.count == 1 ? ends[0] : meeting(of: ends)
      }
    }
    guard node != root else { return }
    let ending = Ending(phrase: phrase, surface: count == 1 && !isLiteral ? sole ?? "" : "")
    if !nodes[Int(node)].endings.contains(ending) { nodes[Int(node)].endings.append(ending) }
  }

  private static func key(_ node: Int32, _ stem: Int32) -> UInt64 { UInt64(node) << 32 | UInt64(stem) }

  private mutating func number(of stem: String) -> Int32 {
    if let number = stems[stem] { return number }
    let number = Int32(stems.count)
    stems[stem] = number
    return number
  }

  private mutating func new() -> Int32 {
    nodes.append(Node())
    return Int32(nodes.count - 1)
  }

  private mutating func next(from node: Int32, by stem: Int32) -> Int32 {
    if let next = edges[Self.key(node, stem)] { return next }
    let made = new()
    edges[Self.key(node, stem)] = made
    return made
  }

  private mutating func behindGap(_ node: Int32) -> Int32 {
    if nodes[Int(node)].gap >= 0 { return nodes[Int(node)].gap }
    let made = new()
    nodes[Int(node)].gap = made
    return made
  }

  private mutating func meeting(of ends: [Int32]) -> Int32 {
    let made = new()
    for end in ends { nodes[Int(end)].joins.append(made) }
    return made
  }

  // MARK: Reading

  /// Whether some phrase of a language has this stem.
  func knows(_ stem: String) -> Bool { stems[stem] != nil }

  /// Every phrase found, by language, then by place.
  ///
  /// - Parameter corrections: what each word may be a mistake for; nil where it is none.
  func matches(in text: StemmedText, corrections: [String?]) -> [Match] {
    var found: [Match] = []
    for (place, lang) in Lang.allCases.enumerated() {
      let stemmer = Stemmer(lang)
      let steps = zip(text.tokens, zip(text.stems(lang), corrections)).map { token, words in
        Step(
          typed: stems[words.0] ?? -1, repaired: words.1.flatMap { stems[stemmer.stem($0)] } ?? -1,
          isSkipped: Self.isSkipped(token), isNegation: FunctionWords.isNegation(token.text),
          endsClause: token.gap == .clause && token.kind != .number)
      }
      for start in steps.indices where steps[start].typed >= 0 || steps[start].repaired >= 0 {
        let word = corrections[start] ?? text.tokens[start].text
        for root in [place, place + Self.languages] { walk(from: Int32(root), at: start, steps, word, &found) }
      }
    }
    return found
  }

  private func step(_ node: Int32, _ stem: Int32) -> Int32? { stem < 0 ? nil : edges[Self.key(node, stem)] }

  /// Follows every path from a root. A bound on the paths keeps hostile texts cheap; no message that means something comes near it.
  private func walk(
    from root: Int32, at start: Int, _ steps: [Step], _ word: String, _ found: inout [Match]
  ) {
    let isLiteral = Int(root) >= Self.languages
    let first = found.count
    var paths: [Path] = []
    for node in [root] + nodes[Int(root)].joins
    where step(node, steps[start].typed) ?? step(node, steps[start].repaired) != nil {
      paths.append(Path(node: node, index: start))
    }
    var left = Self.mostPaths
    while let path = paths.popLast(), left > 0 {
      left -= 1
      let index = path.index
      guard index < steps.count else { continue }
      let here = steps[index]
      if index > start, here.endsClause, !isLiteral || path.gap >= 0 { continue }
      let exact = step(path.node, here.typed)
      if let next = exact ?? step(path.node, here.repaired) {
        let isCorrected = path.isCorrected || exact == nil
        reach(next, index + 1, path.weight + 1, isCorrected, start, word, first, &paths, &found)
        if path.gap < 0 { continue }
      }
      guard index > start else { continue }
      var skipping = path
      skipping.index += 1
      if path.gap >= 0 {
        // « ... » passes over no negation: the phrase would say the contrary.
        if here.isNegation { continue }
        if !here.isSkipped { skipping.gap -= 1 }
        if skipping.gap >= 0 { paths.append(skipping) }
      } else if !isLiteral, here.isSkipped {
        paths.append(skipping)
      }
    }
  }

  private static let mostPaths = 2_000

  /// Notes the phrases that end at a node, and goes on from it and from where its alternatives meet.
  private func reach(
    _ node: Int32, _ end: Int, _ weight: Int, _ isCorrected: Bool, _ start: Int, _ word: String, _ first: Int,
    _ paths: inout [Path], _ found: inout [Match]
  ) {
    let here = nodes[Int(node)]
    for ending in here.endings {
      if weight == 1, !ending.surface.isEmpty, !Self.isSameWord(word, ending.surface) { continue }
      let match = Match(phrase: ending.phrase, tokens: start..<end, weight: weight, isCorrected: isCorrected)
      if !found[first...].contains(match) { found.append(match) }
    }
    paths.append(Path(node: node, index: end, weight: weight, isCorrected: isCorrected))
    if here.gap >= 0 {
      paths.append(
        Path(node: here.gap, index: end, weight: weight, isCorrected: isCorrected, gap: PhrasePattern.reach))
    }
    for join in here.joins { reach(join, end, weight, isCorrected, start, word, first, &paths, &found) }
  }

  /// One word alone has no context to confirm it: a shared stem is not enough (« aides » is no « aidants »).
  private static func isSameWord(_ a: String, _ b: String) -> Bool {
    let shorter = min(a.utf8.count, b.utf8.count)
    let shared = zip(a.utf8, b.utf8).prefix { $0 == $1 }.count
    // « débutante » is no « début ».
    return shared >= min(shorter, max(4, shorter - 1)) && abs(a.utf8.count - b.utf8.count) <= 3
  }
}
