/// The learnt order of a shortlist, and how likely each place makes the use of a method.
struct FinalOrder: Sendable {
  private let trees: BoostedTrees
  /// Likelihood is the logistic of `slope` · score + `level`.
  private var slope = 1.0
  private var level = -3.0

  /// - Parameter shortlists: one for each project of `uses`, made without it.
  init(_ shortlists: [MethodShortlist], _ uses: MethodUses) {
    var examples = BoostedTrees.Examples()
    for (shortlist, used) in zip(shortlists, uses.used) {
      let right = Set(used.map { uses.methods[$0] })
      examples.features += shortlist.features
      examples.isRight += shortlist.methods.map(right.contains)
      examples.starts.append(examples.features.count)
    }
    trees = BoostedTrees(examples)
    fit(examples.features.map(trees.score), examples.isRight)
  }

  /// Of every method, from 0 to 1; those off the shortlist below those on it, by their promise.
  func scores(_ shortlist: MethodShortlist) -> [Double] {
    var scores = [Double](repeating: 0, count: shortlist.promise.count)
    var lowest = 1.0
    for (method, features) in zip(shortlist.methods, shortlist.features) {
      scores[method] = 1 / (1 + Exponential.value(-(slope * trees.score(features) + level)))
      lowest = min(lowest, scores[method])
    }
    let listed = Set(shortlist.methods)
    let most = shortlist.methods.last.map { shortlist.promise[$0] } ?? 0
    for method in scores.indices where !listed.contains(method) {
      let share = most > 0 ? min(1, max(0, shortlist.promise[method] / most)) : 0
      scores[method] = lowest * 0.99 * share
    }
    return scores
  }

  /// Logistic regression on the score alone, by Newton's steps. Source: Platt, Probabilistic outputs for support vector machines, 1999.
  private mutating func fit(_ scores: [Double], _ isRight: [Bool]) {
    for _ in 0..<20 {
      // A trifle keeps the step finite when all scores are the same.
      var (gs, gl, ss, sl, ll) = (0.0, 0.0, 1e-6, 0.0, 1e-6)
      for (score, right) in zip(scores, isRight) {
        let likelihood = 1 / (1 + Exponential.value(-(slope * score + level)))
        let (error, weight) = (likelihood - (right ? 1 : 0), likelihood * (1 - likelihood))
        gs += error * score
        gl += error
        ss += weight * score * score
        sl += weight * score
        ll += weight
      }
      let determinant = ss * ll - sl * sl
      let (newSlope, newLevel) = (
        slope - (ll * gs - sl * gl) / determinant, level - (ss * gl - sl * gs) / determinant
      )
      // Whatever happens, higher scores stay more likely.
      guard determinant > 1e-12, newSlope > 0, newLevel.isFinite else { return }
      (slope, level) = (newSlope, newLevel)
    }
  }
}
