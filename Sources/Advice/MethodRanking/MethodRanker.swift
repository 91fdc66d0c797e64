package import Language

/// Tells which methods fit a project, from what documented projects used and from what the methods say of themselves. One language.
///
/// Three steps, each learnt from projects that were not seen by the one before: kernel ridge regressions over the nearness of texts
/// foresee the use of each method; the words of names and descriptions and the methods used together join in as features of a shortlist;
/// boosted trees put it in order (LambdaMART). With few projects (`leastForOrder`) the first two decide, and with none the words alone.
/// What the features bring was measured by cross-validation on the 867 projects of Participedia and the 104 of `Knowledge/cases`.
///
/// Pure: the same methods and projects give the same scores. Learning takes time (a second or two for a thousand projects), scoring a
/// millisecond.
package struct MethodRanker: Sendable {
  /// Fewer projects teach no final order.
  package static let leastForOrder = 100
  private static let parts = 10

  package let methods: [MethodText]
  /// Those that used a known method.
  package let projects: [DocumentedProject]

  let space: ProjectSpace
  let mentions: MethodMentions
  let uses: MethodUses
  let regressions: UseRegressions
  private let order: FinalOrder?

  package init(methods: [MethodText], projects: [DocumentedProject], lang: Lang) {
    let places = Dictionary(methods.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.methods = methods
    self.projects = projects.filter { $0.methods.contains { places[$0] != nil } }
    let contents = self.projects.map(\.content)
    var reader = TermReader(lang)
    reader.learn(contents.flatMap { [$0.title, $0.text] } + methods.flatMap { $0.names + [$0.description] })
    space = ProjectSpace(contents, reader)
    mentions = MethodMentions(methods, projects: contents, reader)
    uses = MethodUses(
      self.projects.map { Set($0.methods.compactMap { places[$0] }).sorted() }, methods: methods.count)
    let stemmer = reader.stemmer()
    let readings = contents.map { [space] in space.read($0, stemmer) }
    let parts = (0..<min(MethodRanker.parts, max(1, contents.count))).map { part in
      Array(stride(from: part, to: contents.count, by: MethodRanker.parts))
    }
    var regressions = UseRegressions(readings.map { [space] in space.nearness($0) }, uses, parts: parts)
    let isEnough = contents.count >= MethodRanker.leastForOrder
    order =
      isEnough
      ? FinalOrder(
        MethodRanker.shortlists(readings, regressions, mentions, uses, parts), uses) : nil
    regressions.forgetHeldOut()
    self.regressions = regressions
  }

  /// Every method, the best first; ties in the order of the methods.
  package func ranking(for project: ProjectText) -> [MethodScore] {
    let reading = space.read(project, space.reader.stemmer())
    let shortlist = MethodShortlist(
      regressions.predictions(space.nearness(reading)), mentions.mentions(in: reading), uses, counts: uses.counts,
      projects: max(1, projects.count))
    let scores = order?.scores(shortlist) ?? shortlist.plainScores
    return scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
      .map { MethodScore(method: methods[$0].id, score: scores[$0]) }
  }

  /// What each project would have been offered by those of the other parts, in the order of the projects.
  private static func shortlists(
    _ readings: [ProjectSpace.Reading], _ regressions: UseRegressions, _ mentions: MethodMentions, _ uses: MethodUses,
    _ parts: [[Int]]
  ) -> [MethodShortlist] {
    let counts = parts.map(uses.counts(without:))
    return readings.indices.map { project in
      let part = project % parts.count
      return MethodShortlist(
        regressions.heldOut(project), mentions.mentions(in: readings[project]), uses, counts: counts[part],
        projects: readings.count - parts[part].count)
    }
  }
}
