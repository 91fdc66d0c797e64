/// A phrase of the lexicon found in a text.
package struct LexiconMatch<Meaning: Hashable & Sendable>: Hashable, Sendable {
  package var meaning: Meaning
  /// Places in the token list, light words inside included.
  package var tokens: Range<Int>
  /// Number of words of the phrase that were compared.
  package var weight: Int
  /// True when a typing mistake was forgiven.
  package var isCorrected: Bool
}

/// All the words that mean something to Ariane, in one automaton over stems, so that the cost of reading a message does not grow
/// with the vocabulary.
package struct Lexicon<Meaning: Hashable & Sendable>: Sendable {
  package struct Entry: Sendable {
    package var meaning: Meaning
    package var lang: Lang
    /// A `PhrasePattern`.
    package var phrase: String
    /// Every word counts, the small ones too, and commas do not: « c'est quoi ».
    package var isLiteral: Bool

    package init(_ meaning: Meaning, _ lang: Lang, _ phrase: String, isLiteral: Bool = false) {
      self.meaning = meaning
      self.lang = lang
      self.phrase = phrase
      self.isLiteral = isLiteral
    }
  }

  /// What a phrase means. For a phrase of one word, the word that it was written with.
  private struct Sense: Hashable, Sendable {
    var meaning: Meaning
    var surface: String
  }

  /// A way through the automaton, on its way.
  private struct Path {
    var node: Int
    var index: Int
    var weight = 0
    var isCorrected = false
    /// Words that `...` may still stand for; nil outside a gap.
    var gap: Int?
  }

  /// Stems by number, so that the automaton is one flat table.
  private var stems: [String: Int] = [:]
  /// From a node (high half of the key) by a stem (low half) to a node.
  private var edges = IntegerTable()
  /// From a node to the one behind `...`.
  private var gaps: [Int: Int] = [:]
  /// From the end of an alternative to where the alternatives meet.
  private var joins: [Int: [Int]] = [:]
  /// The first nodes are the roots: phrases of each language, then the literal ones.
  private var senses: [[Sense]] = Array(repeating: [], count: 2 * Lang.allCases.count)
  private var spelling = Spelling(targets: [], known: [])
  /// Every word of the phrases, light ones apart.
  package private(set) var words: Set<String> = []

  /// - Parameter known: other words that are spelled right, so that they are never taken for a typing mistake.
  package init(_ entries: [Entry], known: Set<String> = []) {
    var words: Set<String> = []
    for (place, lang) in Lang.allCases.enumerated() {
      let stemmer = Stemmer(lang)
      for entry in entries where entry.lang == lang {
        let root = place + (entry.isLiteral ? Lang.allCases.count : 0)
        // A pattern that cannot be read is told by `ariane check`.
        let elements = PhrasePattern.elements(of: entry.phrase) ?? []
        // Where each way of saying has several words that count, the ways branch and meet again; else each is a phrase of its own,
        // since how it is compared depends on its words.
        let isBranching = entry.isLiteral || Self.leastHeavy(elements) > 1
        for variant in isBranching ? [elements] : PhrasePattern.variants(of: elements) {
          insert(variant, entry, root, stemmer, &words)
        }
      }
    }
    self.words = words
    spelling = Spelling(targets: words, known: known)
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
    _ elements: [PhrasePattern.Element], _ entry: Entry, _ root: Int, _ stemmer: Stemmer, _ words: inout Set<String>
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
        if entry.isLiteral || all.count == 1 || isCode { return true }
        return heavy > 1 ? !Self.isSkipped(token) : !FunctionWords.isArticle(token.text)
      }
    }
    func follow(_ tokens: [Token], from node: Int) -> Int {
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
        if ends.count == 1 {
          node = ends[0]
        } else {
          senses.append([])
          for end in ends { joins[end, default: []].append(senses.count - 1) }
          node = senses.count - 1
        }
      }
    }
    guard node != root else { return }
    let sense = Sense(meaning: entry.meaning, surface: count == 1 && !entry.isLiteral ? sole ?? "" : "")
    if !senses[node].contains(sense) { senses[node].append(sense) }
  }

  private static func isSkipped(_ token: Token) -> Bool {
    token.kind == .sign || FunctionWords.isLight(token.text)
  }

  private static func key(_ node: Int, _ stem: Int) -> UInt64 { UInt64(node) << 32 | UInt64(stem) }

  private mutating func number(of stem: String) -> Int {
    if let number = stems[stem] { return number }
    let number = stems.count
    stems[stem] = number
    return number
  }

  private mutating func next(from node: Int, by stem: Int) -> Int {
    if let next = edges[Self.key(node, stem)] { return Int(next) }
    senses.append([])
    edges[Self.key(node, stem)] = Int32(senses.count - 1)
    return senses.count - 1
  }

  private mutating func behindGap(_ node: Int) -> Int {
    if let next = gaps[node] { return next }
    senses.append([])
    gaps[node] = senses.count - 1
    return senses.count - 1
  }

  /// What was found in a text.
  package struct Reading: Sendable {
    /// Every phrase, by language, then by place; overlaps are left to the caller, who knows what they mean.
    package var matches: [LexiconMatch<Meaning>] = []
    /// What each word may be a mistake for; nil where it is none.
    package var corrections: [String?] = []
  }

  package func read(_ text: StemmedText) -> Reading {
    let tokens = text.tokens
    let known = Lang.allCases.map { lang in text.stems(lang).map { stems[$0] } }
    // A word whose stem is known is no mistake.
    let corrected = tokens.indices.map { place in
      tokens[place].kind == .word && known.allSatisfy { $0[place] == nil }
        ? spelling.correction(of: tokens[place].text) : nil
    }
    var found: [LexiconMatch<Meaning>] = []
    for (place, lang) in Lang.allCases.enumerated() {
      let stemmer = Stemmer(lang)
      let typed = known[place]
      let repaired = corrected.map { $0.flatMap { stems[stemmer.stem($0)] } }
      for start in tokens.indices {
        for root in [place, place + Lang.allCases.count] {
          let first = found.count
          walk(from: root, at: start, tokens, typed, repaired) { node, end, weight, isCorrected in
            let word = corrected[start] ?? tokens[start].text
            for sense in senses[node] {
              if weight == 1, !sense.surface.isEmpty, !Self.isSameWord(word, sense.surface) { continue }
              let match = LexiconMatch(
                meaning: sense.meaning, tokens: start..<end, weight: weight, isCorrected: isCorrected)
              if !found[first...].contains(match) { found.append(match) }
            }
          }
        }
      }
    }
    return Reading(matches: found, corrections: corrected)
  }

  /// Follows every path from a root, and tells each node reached by a word.
  private func walk(
    from root: Int, at start: Int, _ tokens: [Token], _ typed: [Int?], _ repaired: [Int?],
    _ reached: (_ node: Int, _ end: Int, _ weight: Int, _ isCorrected: Bool) -> Void
  ) {
    func step(_ node: Int, _ stem: Int?) -> Int? {
      guard let stem, let next = edges[Self.key(node, stem)] else { return nil }
      return Int(next)
    }
    // Most words begin nothing.
    let begins = [root] + (joins[root] ?? [])
    guard begins.contains(where: { step($0, typed[start]) ?? step($0, repaired[start]) != nil }) else { return }
    let isLiteral = root >= Lang.allCases.count
    var paths = begins.map { Path(node: $0, index: start) }
    while let path = paths.popLast() {
      let index = path.index
      guard index < tokens.count else { continue }
      let token = tokens[index]
      if index > start, token.gap == .clause, !isLiteral || path.gap != nil, token.kind != .number { continue }
      let exact = step(path.node, typed[index])
      if let next = exact ?? step(path.node, repaired[index]) {
        let isCorrected = path.isCorrected || exact == nil
        var met = [next]
        while let node = met.popLast() {
          reached(node, index + 1, path.weight + 1, isCorrected)
          paths.append(Path(node: node, index: index + 1, weight: path.weight + 1, isCorrected: isCorrected))
          if let behind = gaps[node] {
            paths.append(
              Path(
                node: behind, index: index + 1, weight: path.weight + 1, isCorrected: isCorrected,
                gap: PhrasePattern.reach))
          }
          met += joins[node] ?? []
        }
        if path.gap == nil { continue }
      }
      guard index > start else { continue }
      var skipping = path
      skipping.index += 1
      if let gap = path.gap {
        // « ... » passes over no negation: the phrase would say the contrary.
        if FunctionWords.isNegation(token.text) { continue }
        if !Self.isSkipped(token) { skipping.gap = gap - 1 }
        if skipping.gap ?? 0 >= 0 { paths.append(skipping) }
      } else if !isLiteral, Self.isSkipped(token) {
        paths.append(skipping)
      }
    }
  }

  /// One word alone has no context to confirm it: a shared stem is not enough (« aides » is no « aidants »).
  private static func isSameWord(_ a: String, _ b: String) -> Bool {
    let shorter = min(a.utf8.count, b.utf8.count)
    let shared = zip(a.utf8, b.utf8).prefix { $0 == $1 }.count
    // « débutante » is no « début ».
    return shared >= min(shorter, max(4, shorter - 1)) && abs(a.utf8.count - b.utf8.count) <= 3
  }
}
