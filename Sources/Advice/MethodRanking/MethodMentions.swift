import Language

/// How far a project's words are those of each method's names and description.
struct MethodMentions: Sendable {
  /// For one method; each from 0 to 1.
  struct Mention: Sendable {
    /// Share of a name's words, counted by rarity, that the heading holds; the best of its names.
    var inHeading = 0.0
    /// The same over heading and text.
    var inAll = 0.0
    /// The same as the first two, over runs of letters: words of one family and compounds meet.
    var runsInHeading = 0.0
    var runsInAll = 0.0
    /// 1 if the text holds a whole name, word after word.
    var isNamed = 0.0
    /// Cosine with names and description.
    var likeness = 0.0
  }

  /// The stems of each method's names, the small words apart.
  let names: [[[UInt64]]]
  private let rarities: [UInt64: Double]
  private let space: TermSpace
  private let runs: NameRuns

  /// - Parameter projects: they tell, with the methods, which words are rare.
  init(_ methods: [MethodText], projects: [ProjectText], _ reader: TermReader) {
    let stemmer = reader.stemmer()
    let stems = { (text: String) in TermReader.stems(reader.words(text, stemmer)) }
    names = methods.map { $0.names.map(stems).filter { !$0.isEmpty } }
    // The title counts twice: it says more than the description.
    let documents = zip(methods, names).map { method, names in
      names.flatMap { $0 + $0 } + stems(method.description)
    }
    var holders: [UInt64: Int] = [:]
    for terms in documents + projects.map({ stems($0.title) + stems($0.text) }) {
      for term in Set(terms) { holders[term, default: 0] += 1 }
    }
    let count = documents.count + projects.count
    rarities = holders.mapValues { Logarithm.natural(Double(count + 1) / Double($0 + 1)) }
    space = TermSpace(documents)
    let runs = { (text: String) in TermReader.runs(reader.words(text, stemmer)) }
    self.runs = NameRuns(
      methods.map { $0.names.map(runs) },
      documents: methods.map { runs(($0.names + [$0.description]).joined(separator: " ")) }
        + projects.map { runs($0.title + " " + $0.text) })
  }

  /// One for each method, in order.
  func mentions(in reading: ProjectSpace.Reading) -> [Mention] {
    let heading = Set(TermReader.stems(reading.heading))
    let row = TermReader.stems(reading.words)
    let all = Set(row)
    let likeness = space.cosines(space.vector(row))
    let (headingRuns, allRuns) = (
      runs.shares(in: TermReader.runs(reading.heading)), runs.shares(in: TermReader.runs(reading.words))
    )
    return names.indices.map { place in
      var mention = Mention(
        runsInHeading: headingRuns[place], runsInAll: allRuns[place], likeness: likeness[place])
      for name in names[place] {
        mention.inHeading = max(mention.inHeading, share(of: name, in: heading))
        mention.inAll = max(mention.inAll, share(of: name, in: all))
        if name.allSatisfy(all.contains), MethodMentions.holds(row, name) { mention.isNamed = 1 }
      }
      return mention
    }
  }

  private func share(of name: [UInt64], in words: Set<UInt64>) -> Double {
    var (held, total) = (0.0, 0.0)
    for word in name {
      let rarity = rarities[word] ?? 0
      total += rarity
      if words.contains(word) { held += rarity }
    }
    return total > 0 ? held / total : 0
  }

  private static func holds(_ row: [UInt64], _ name: [UInt64]) -> Bool {
    guard row.count >= name.count else { return false }
    return (0...(row.count - name.count)).contains { row[$0..<($0 + name.count)].elementsEqual(name) }
  }
}
