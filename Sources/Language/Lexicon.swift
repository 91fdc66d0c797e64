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

/// All the words that mean something to Ariane, in one trie over stems, so that the cost of reading a message does not grow
/// with the vocabulary.
package struct Lexicon<Meaning: Hashable & Sendable>: Sendable {
  package struct Entry: Sendable {
    package var meaning: Meaning
    package var lang: Lang
    package var phrase: String

    package init(_ meaning: Meaning, _ lang: Lang, _ phrase: String) {
      self.meaning = meaning
      self.lang = lang
      self.phrase = phrase
    }
  }

  /// What a phrase means. For a phrase of one word, the word that it was written with.
  private struct Sense: Hashable, Sendable {
    var meaning: Meaning
    var surface: String
  }

  private static var roots: [Lang: Int] { [.fr: 0, .en: 1] }

  /// Stems by number, so that the trie is one flat table.
  private var stems: [String: Int] = [:]
  /// From a node (high half of the key) by a stem (low half) to a node.
  private var edges: [UInt64: Int] = [:]
  private var senses: [[Sense]] = [[], []]
  private var spelling = Spelling(targets: [], known: [])
  /// Every word of the phrases, light ones apart.
  package private(set) var words: Set<String> = []

  /// - Parameter known: other words that are spelled right, so that they are never taken for a typing mistake.
  package init(_ entries: [Entry], known: Set<String> = []) {
    let stemmers: [Lang: Stemmer] = [.fr: Stemmer(.fr), .en: Stemmer(.en)]
    var words: Set<String> = []
    for entry in entries {
      guard let stemmer = stemmers[entry.lang], let root = Self.roots[entry.lang] else { continue }
      let tokens = Tokenizer.tokens(of: entry.phrase)
      let heavy = tokens.filter { $0.kind != .sign && !FunctionWords.isLight($0.text) }
      // A phrase of light words only (« nous »), or of one word and light ones (« sur place »), is compared as it stands, articles apart.
      let kept =
        heavy.count > 1 ? heavy : tokens.count == 1 ? tokens : tokens.filter { !FunctionWords.isArticle($0.text) }
      guard !kept.isEmpty else { continue }
      var node = root
      for token in kept {
        if token.kind == .word { words.insert(token.text) }
        node = next(from: node, by: number(of: stemmer.stem(token.text)))
      }
      let sense = Sense(meaning: entry.meaning, surface: kept.count == 1 ? kept[0].text : "")
      if !senses[node].contains(sense) { senses[node].append(sense) }
    }
    self.words = words
    spelling = Spelling(targets: words, known: known)
  }

  private static func key(_ node: Int, _ stem: Int) -> UInt64 { UInt64(node) << 32 | UInt64(stem) }

  private mutating func number(of stem: String) -> Int {
    if let number = stems[stem] { return number }
    let number = stems.count
    stems[stem] = number
    return number
  }

  private mutating func next(from node: Int, by stem: Int) -> Int {
    if let next = edges[Self.key(node, stem)] { return next }
    senses.append([])
    edges[Self.key(node, stem)] = senses.count - 1
    return senses.count - 1
  }

  /// Every phrase found, longest first at each place; overlaps are left to the caller, who knows what they mean.
  package func matches(in tokens: [Token]) -> [LexiconMatch<Meaning>] {
    var found: [LexiconMatch<Meaning>] = []
    let corrected = tokens.map { $0.kind == .word ? spelling.correction(of: $0.text) : nil }
    for lang in Lang.allCases {
      guard let root = Self.roots[lang] else { continue }
      let stemmer = Stemmer(lang)
      let typed = tokens.map { stems[stemmer.stem($0.text)] }
      let repaired = corrected.map { $0.flatMap { stems[stemmer.stem($0)] } }
      func step(_ node: Int, _ stem: Int?) -> Int? { stem.flatMap { edges[Self.key(node, $0)] } }
      for start in tokens.indices where !FunctionWords.isLight(tokens[start].text) || step(root, typed[start]) != nil {
        var node = root
        var isCorrected = false
        var weight = 0
        var index = start
        walk: while index < tokens.count {
          if index > start, tokens[index].gap == .clause, tokens[index].kind != .number { break }
          if let next = step(node, typed[index]) {
            node = next
          } else if let next = step(node, repaired[index]) {
            node = next
            isCorrected = true
          } else if index > start, FunctionWords.isLight(tokens[index].text) || tokens[index].kind == .sign {
            index += 1
            continue walk
          } else {
            break
          }
          weight += 1
          index += 1
          let word = corrected[start] ?? tokens[start].text
          for sense in senses[node] {
            if weight == 1, !sense.surface.isEmpty, !Lexicon.isSameWord(word, sense.surface) { continue }
            let match = LexiconMatch(
              meaning: sense.meaning, tokens: start..<index, weight: weight, isCorrected: isCorrected)
            if found.last != match { found.append(match) }
          }
        }
      }
    }
    return found
  }

  /// One word alone has no context to confirm it: a shared stem is not enough (« aides » is no « aidants »).
  private static func isSameWord(_ a: String, _ b: String) -> Bool {
    let shorter = min(a.utf8.count, b.utf8.count)
    let shared = zip(a.utf8, b.utf8).prefix { $0 == $1 }.count
    // « débutante » is no « début ».
    return shared >= min(shorter, max(4, shorter - 1)) && abs(a.utf8.count - b.utf8.count) <= 3
  }
}
