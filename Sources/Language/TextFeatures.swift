/// The features of a text, as 48-bit hashes: its words, the pairs of words that stand next to each other or one apart, and the groups of
/// two to four letters within words, which forgive typing mistakes and know the stem of a word in any language.
struct TextFeatures {
  /// The kinds of features, each of which counts for as much, whatever their number in the text; words one apart count for half.
  enum Kind: Int, CaseIterable {
    case word, pair, apart, letters

    var weight: Float { self == .apart ? 0.5 : 1 }
  }

  /// One feature and how often it stands in the text.
  struct Feature {
    var hash: UInt64
    var kind: Kind
    var count: Int
  }

  static let hashBits = 48

  /// In the order of their hashes, each once.
  let features: [Feature]

  init(_ text: String) {
    var hashes: [UInt64] = []
    hashes.reserveCapacity(256)
    // The edges of the text are words too, in pairs.
    let edge: UInt64 = 1
    var before: UInt64?
    var last = edge
    var letters: [UInt8] = []
    for token in Tokenizer.tokens(of: text) {
      letters.removeAll(keepingCapacity: true)
      letters.append(UInt8(ascii: "<"))
      letters.append(contentsOf: token.text.utf8)
      letters.append(UInt8(ascii: ">"))
      Self.addLetters(letters, to: &hashes)
      let word = letters.reduce(2) { Self.mix($0, UInt64($1)) }
      hashes.append(Self.mark(word, .word))
      hashes.append(Self.mark(Self.mix(last, word), .pair))
      if let before { hashes.append(Self.mark(Self.mix(before, word), .apart)) }
      before = last == edge ? nil : last
      last = word
    }
    if last != edge { hashes.append(Self.mark(Self.mix(last, edge), .pair)) }
    hashes.sort()
    var features: [Feature] = []
    features.reserveCapacity(hashes.count)
    for hash in hashes {
      if let known = features.last, known.hash == hash {
        features[features.count - 1].count += 1
      } else {
        features.append(Feature(hash: hash, kind: Self.kind(of: hash), count: 1))
      }
    }
    self.features = features
  }

  private static func addLetters(_ letters: [UInt8], to hashes: inout [UInt64]) {
    for start in letters.indices {
      var hash: UInt64 = 3
      for end in start..<min(start + 4, letters.count) {
        hash = mix(hash, UInt64(letters[end]))
        if end > start { hashes.append(mark(hash, .letters)) }
      }
    }
  }

  private static func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    let product = (hash ^ value &* 0xFF51_AFD7_ED55_8CCD) &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 32)
  }

  /// The kind takes the two lowest bits.
  private static func mark(_ hash: UInt64, _ kind: Kind) -> UInt64 {
    hash >> UInt64(64 - hashBits) & ~3 | UInt64(kind.rawValue)
  }

  private static func kind(of hash: UInt64) -> Kind { Kind(rawValue: Int(hash & 3)) ?? .word }
}
