import Language

/// The words of an index by number, with their stems.
struct SearchVocabulary: Sendable {
  /// A word of the documents and its stem.
  struct Entry: Sendable {
    /// Nil for a word that no document holds, though one holds another word of its stem.
    var word: Int32?
    var stem: Int32
  }

  private let lang: Lang
  /// Number of a word; -1 for a stop word.
  private var words: [String: Int32] = [:]
  private var stems: [String: Int32] = [:]
  private var stemOfWord: [Int32] = []
  private var pairs: [UInt64: Int32] = [:]

  var wordCount: Int { stemOfWord.count }
  var stemCount: Int { stems.count }
  var pairCount: Int { pairs.count }

  init(_ lang: Lang) { self.lang = lang }

  /// Every word, stop words apart.
  var spellings: Set<String> { Set(words.lazy.filter { $0.value >= 0 }.map(\.key)) }

  /// Nil for a stop word.
  mutating func enter(_ text: String, _ stemmer: Stemmer) -> (word: Int32, stem: Int32)? {
    if let word = words[text] { return word < 0 ? nil : (word, stemOfWord[Int(word)]) }
    guard !StopWords.contains(text, lang) else {
      words[text] = -1
      return nil
    }
    let word = Int32(stemOfWord.count)
    words[text] = word
    let stem = Self.number(of: stemmer.stem(text), in: &stems)
    stemOfWord.append(stem)
    return (word, stem)
  }

  /// The number of two stems that follow each other.
  mutating func enter(pair first: Int32, _ second: Int32) -> Int32 {
    Self.number(of: Self.key(first, second), in: &pairs)
  }

  func pair(_ first: Int32, _ second: Int32) -> Int? { pairs[Self.key(first, second)].map(Int.init) }

  func isStopWord(_ text: String) -> Bool { words[text].map { $0 < 0 } ?? StopWords.contains(text, lang) }

  /// Nil when no document holds the word or one of its stem.
  func entry(_ text: String) -> Entry? {
    if let word = words[text] { return word < 0 ? nil : Entry(word: word, stem: stemOfWord[Int(word)]) }
    return stems[Stemmer(lang).stem(text)].map { Entry(word: nil, stem: $0) }
  }

  private static func key(_ first: Int32, _ second: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
  }

  private static func number<Key: Hashable>(of key: Key, in table: inout [Key: Int32]) -> Int32 {
    if let number = table[key] { return number }
    let number = Int32(table.count)
    table[key] = number
    return number
  }
}
