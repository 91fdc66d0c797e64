package import Knowledge

/// Turns a situation into advice. Pure: the same situation gives the same advice.
package struct Adviser: Sendable {
  package let base: KnowledgeBase
  package let ranking: Ranking
  /// A correction is compared with the advice of the turn before.
  private let advices = Memo<Subject, Advice>(most: 100)

  package init(base: KnowledgeBase, weights: Weights) {
    self.base = base
    ranking = Ranking(base: base, weights: weights)
  }

  /// Makes what is made at its first use.
  package func warmUp() { ranking.warmUp() }

  /// Information, in bits, below which a question is not worth asking.
  package var questionWorth: Double { ranking.weights[.questionWorth] }

  /// - Parameters:
  ///   - words: how well each sheet matches the words of the project, 0 to 1, by id.
  ///   - askable: the variables that the confidence may rest on; none where the confidence does not matter, which saves most of the
  ///     time.
  package func advice(on situation: Situation, words: [String: Double] = [:], askable: [String]) -> Advice {
    let subject = Subject(ranked: .init(situation: situation, words: words), askable: askable)
    return advices.value(subject) { make(subject) }
  }

  /// What advice is made from.
  private struct Subject: Hashable {
    var ranked: Ranking.Subject
    var askable: [String]
  }

  private func make(_ subject: Subject) -> Advice {
    let (situation, askable) = (subject.ranked.situation, subject.askable)
    let ranked = ranking.sheets(suiting: situation, words: subject.ranked.words)
    let route = RoutePlanner(ranking, situation, ranked).route()
    let warnings = (route.steps + route.later).compactMap { step in
      base.sheet(step.sheet).map { SheetWarnings($0, in: situation) }
    }
    return Advice(
      situation: situation, ranking: ranked, route: route, warnings: warnings, cautions: cautions(in: situation),
      confidence: confidence(situation, ranked, askable),
      precedents: askable.isEmpty ? [] : Precedent.nearest(base, to: situation, route: route),
      lessons: askable.isEmpty ? [] : base.lessons.filter { $0.concerns(situation) })
  }

  /// What the open variables could still change.
  package func outlook(on situation: Situation, words: [String: Double] = [:]) -> Outlook {
    Outlook(ranking, situation, ranking.sheets(suiting: situation, words: words))
  }

  private func cautions(in situation: Situation) -> [Warning<Caution>] {
    base.cautions.compactMap { caution in
      WarningReason(caution.when, in: situation).map { Warning(content: caution, reason: $0) }
    }
    .stablySorted { $0.reason.rank * 4 - $0.content.severity }
  }

  private func confidence(_ situation: Situation, _ ranked: [Ranked], _ askable: [String]) -> Confidence {
    let open = askable.filter(ranking.depends).filter { !situation.knows($0) || situation.assumed.contains($0) }
    guard !open.isEmpty else { return Confidence(share: 1, restsOn: []) }
    let outlook = Outlook(ranking, situation, ranked)
    let unstable = open.compactMap(outlook.prospect).filter { $0.stability < 1 }
    return Confidence(
      share: unstable.reduce(1) { $0 * $1.stability },
      restsOn: unstable.stablySorted { Int($0.stability * 1000) }.map(\.variable))
  }
}
