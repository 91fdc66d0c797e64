package import Knowledge

/// A sheet with its place in the advice and every reason for it.
package struct Ranked: Sendable {
  package let sheet: Sheet
  /// The sum of the contributions; comparable within one ranking only.
  package var score: Double { Double(total) / Points.one }
  /// Set when the sheet cannot be used here, whatever its score.
  package let exclusion: Exclusion?

  /// The score in millionths.
  let total: Int
  /// Place of the sheet in the base.
  let place: Int
  private let words: Double
  private let assessment: Assessment

  init(_ place: Int, words: Double, total: Int, exclusion: Exclusion?, by assessment: Assessment) {
    sheet = assessment.profiles.base.sheets[place]
    self.exclusion = exclusion
    self.total = total
    self.place = place
    self.words = words
    self.assessment = assessment
  }

  /// Every reason, read off the very judgement that made the score.
  package var contributions: [Contribution] {
    var list = List()
    for criterion in Criterion.allCases { assessment.judge(place, criterion, words: words, into: &list) }
    return list.contributions
  }

  /// The points of one criterion, in millionths.
  func points(_ criterion: Criterion) -> Int { assessment.total(place, [criterion], words: words) }

  /// Recommendable: not excluded, and more for it than against it.
  package var isSuitable: Bool { exclusion == nil && total > 0 }

  private struct List: PointSink {
    var contributions: [Contribution] = []

    mutating func add(_ points: Int, _ criterion: Criterion, _ fact: @autoclosure () -> Contribution.Fact) {
      contributions.append(
        Contribution(criterion: criterion, points: Double(points) / Points.one, fact: fact()))
    }
  }
}

/// Adds points up, and asks for no fact.
struct Sum: PointSink {
  var total = 0

  mutating func add(_ points: Int, _ criterion: Criterion, _ fact: @autoclosure () -> Contribution.Fact) {
    total += points
  }
}
