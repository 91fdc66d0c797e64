import Language

extension MethodRanker {
  /// Texts that have less in common than this are not near.
  private static let leastNearness = 0.08
  /// What counts less than this share of the strongest word is not told.
  private static let leastShare = 0.1

  /// What speaks for methods in a project, in their order; nothing for a method not known.
  package func evidence(
    for wanted: [String], in project: ProjectText, mostCases: Int = 3, mostWords: Int = 5
  ) -> [MethodEvidence] {
    let reading = space.read(project, space.reader.stemmer())
    let near = space.nearness(reading)
    let places = Dictionary(methods.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    return wanted.map { id in
      guard let place = places[id] else { return MethodEvidence(cases: [], words: [], named: []) }
      let names = Set(mentions.names[place].joined())
      return MethodEvidence(
        cases: uses.columns[place].map { Array(neighbours(using: $0, near).prefix(mostCases)) } ?? [],
        words: uses.columns[place].map { Array(words(for: $0, reading, project).prefix(mostWords)) } ?? [],
        named: MethodRanker.first(reading, project) { names.contains($0) }.map(\.word))
    }
  }

  private func neighbours(using column: Int, _ near: [Double]) -> [MethodEvidence.Neighbour] {
    uses.used.indices.filter { near[$0] >= MethodRanker.leastNearness && uses.used[$0].contains(column) }
      .sorted { (near[$1], $0) < (near[$0], $1) }
      .map { .init(id: projects[$0].id, nearness: min(1, near[$0])) }
  }

  /// By what each stem brings to the use that the regression foresees.
  private func words(for column: Int, _ reading: ProjectSpace.Reading, _ project: ProjectText) -> [String] {
    var shares: [Int: Double] = [:]
    for entry in space.stemVector(reading) {
      shares[entry.term] = space.stems.share(of: entry) { regressions.use.weights[$0, column] }
    }
    let least = MethodRanker.leastShare * (shares.values.max() ?? 0)
    return MethodRanker.first(reading, project) { _ in true }
      .compactMap { found in
        space.stems.place(of: found.stem).flatMap { shares[$0] }.map { (word: found.word, share: $0) }
      }
      .filter { $0.share > 0 && $0.share >= least }
      .enumerated().sorted { ($1.element.share, $0.offset) < ($0.element.share, $1.offset) }.map(\.element.word)
  }

  /// The first word of each stem asked for, as it stands in the project.
  private static func first(
    _ reading: ProjectSpace.Reading, _ project: ProjectText, where isWanted: (UInt64) -> Bool
  ) -> [(stem: UInt64, word: String)] {
    let (heading, text) = (Array(project.heading.utf8), Array(project.text.utf8))
    var seen: Set<UInt64> = []
    return reading.words.enumerated().compactMap { place, word in
      guard let stem = word.stem, !word.isLight, !FunctionWords.isNegation(word.token.text), isWanted(stem),
        seen.insert(stem).inserted
      else { return nil }
      let source = place < reading.heading.count ? heading : text
      return (stem, String(decoding: source[word.token.range], as: UTF8.self))
    }
  }
}
