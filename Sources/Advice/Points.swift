/// The weights as whole millionths: sums are exact, whatever their order.
struct Points: Sendable {
  static let one = 1_000_000.0

  let stageMain, stageSecond, stageNext, stageFar: Int
  let needFirst, needOther, needUnserved: Int
  let issue, groupBest, groupOutside, timeFits, timeSpare, timeTight, mode: Int
  let facilitatorMissing, facilitatorNovice: Int
  let inputsReady, inputsMissing, outputsInHand: Int
  let pitfallSevere, caution: Int
  let words: Double

  init(_ weights: Weights) {
    func points(_ weight: Weight) -> Int { Int((weights[weight] * Self.one).rounded()) }
    (stageMain, stageSecond) = (points(.stageMain), points(.stageSecond))
    (stageNext, stageFar) = (points(.stageNext), points(.stageFar))
    (needFirst, needOther, needUnserved) = (points(.needFirst), points(.needOther), points(.needUnserved))
    (issue, mode) = (points(.issue), points(.mode))
    (groupBest, groupOutside) = (points(.groupBest), points(.groupOutside))
    (timeFits, timeSpare, timeTight) = (points(.timeFits), points(.timeSpare), points(.timeTight))
    (facilitatorMissing, facilitatorNovice) = (points(.facilitatorMissing), points(.facilitatorNovice))
    (inputsReady, inputsMissing) = (points(.inputsReady), points(.inputsMissing))
    outputsInHand = points(.outputsInHand)
    (pitfallSevere, caution) = (points(.pitfallSevere), points(.caution))
    words = weights[.words]
  }
}
