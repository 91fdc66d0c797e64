import Knowledge

/// One reason why a sheet suits a situation or does not.
package enum Criterion: Int, CaseIterable, Sendable {
  case stage, needs, issue, group, time, mode, facilitation, inputs, outputs, pitfalls, cautions, words
}

/// A signed part of a sheet's score, with the fact behind it.
package struct Contribution: Hashable, Sendable {
  package enum Fact: Hashable, Sendable {
    case servesStage(String, isMain: Bool)
    /// Made for the stage that comes next.
    case servesNextStage(String)
    case servesOtherStage(String)
    case servesNeed(String, isMain: Bool)
    case servesNoNeed
    case servesIssue(String)
    case groupBest(ClosedRange<Int>)
    case groupOutside(ClosedRange<Int>)
    case timeFits(minutes: Int)
    case timeTight(minutes: Int)
    case mode(String)
    case facilitatorMissing
    case facilitatorNovice(difficulty: Int)
    case inputsReady([String])
    case inputsMissing([String])
    case outputsInHand([String])
    case pitfall(String)
    case caution(String)
    /// Share of the best match with the words of the project, 0 to 1.
    case words(Double)
  }

  package var criterion: Criterion
  package var points: Double
  package var fact: Fact
}

/// Why a sheet cannot be used here at all.
package enum Exclusion: Hashable, Sendable {
  case group(ClosedRange<Int>)
  case time(minimum: Int)
  case mode(offered: [String])
  case refused
}
