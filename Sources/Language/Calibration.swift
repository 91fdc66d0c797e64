/// Turns what a network says of a text into the probability that its best label is right, and tells which answers to keep.
struct Calibration: Sendable, Equatable, Codable {
  /// What speaks for the best label.
  struct Evidence {
    /// Log-odds against « none of these labels ».
    var score: Float
    /// By how much the score is above the next one, or above « none of these ».
    var margin: Float
    /// From 0 to 1: the share of the text's features that are known.
    var known: Float

    /// Of a text that nothing is known of.
    static let nothing = Evidence(score: 0, margin: 0, known: 0)

    fileprivate var signals: SIMD3<Double> { SIMD3(Double(score), Double(margin), Double(known)) }
  }

  /// An answer to a text that the network has not learnt from.
  struct Trial {
    var evidence: Evidence
    var isRight: Bool
    /// No label was the right answer.
    var isOutside: Bool
  }

  private var bias = 0.0
  private var weights: [Double] = [0, 0, 0]
  /// From 0 to 1: an answer below it is not to be kept.
  private(set) var threshold = 0.5

  /// Logistic regression on the evidence (Platt 1999).
  ///
  /// - Parameter allowedLoss: the share of the texts with a label, from 0 to 1, whose right answer may be refused so that more of the
  ///   wrong ones are. The threshold is the highest that loses no more.
  init(_ trials: [Trial], allowedLoss: Double) {
    let inside = trials.count { !$0.isOutside }
    guard inside > 0 else { return }
    fit(trials)
    let right = trials.filter(\.isRight).map { confidence(in: $0.evidence) }.sorted()
    let lost = Int(allowedLoss * Double(inside))
    if !right.isEmpty { threshold = right[min(lost, right.count - 1)] }
  }

  func confidence(in evidence: Evidence) -> Double {
    let signals = evidence.signals
    let odds = bias + weights[0] * signals.x + weights[1] * signals.y + weights[2] * signals.z
    return Double(Exponential.logistic(Float(odds)))
  }

  /// Texts without a label are told from few examples: together they weigh a fifth of the others. The text that nothing is known of is
  /// always among them.
  private mutating func fit(_ trials: [Trial]) {
    let outside = Double(trials.count { $0.isOutside } + 1)
    let inside = Double(trials.count) - outside + 1
    let share = max(1, inside / 5 / outside)
    var samples = trials.map {
      (signals: $0.evidence.signals, target: $0.isRight ? 1.0 : 0, weight: $0.isOutside ? share : 1)
    }
    samples.append((Evidence.nothing.signals, 0, share))
    let whole = samples.reduce(0) { $0 + $1.weight }
    var mean = SIMD3<Double>()
    var spread = SIMD3<Double>()
    for sample in samples { mean += sample.signals * (sample.weight / whole) }
    for sample in samples { spread += (sample.signals - mean) * (sample.signals - mean) * (sample.weight / whole) }
    for signal in 0..<3 { spread[signal] = max(spread[signal].squareRoot(), 1e-6) }
    var slopes = SIMD3<Double>()
    var level = 0.0
    // Plain descent: the signals are of one size now, and there are only three.
    for _ in 0..<Self.rounds {
      var change = SIMD3<Double>()
      var shift = 0.0
      for sample in samples {
        let signals = (sample.signals - mean) / spread
        let odds = level + (slopes * signals).sum()
        let error = (sample.target - Double(Exponential.logistic(Float(odds)))) * sample.weight / whole
        change += signals * error
        shift += error
      }
      slopes += Self.rate * (change - Self.shrinkage * slopes)
      level += Self.rate * shift
    }
    slopes /= spread
    weights = [slopes.x, slopes.y, slopes.z]
    bias = level - (slopes * mean).sum()
  }

  private static let rounds = 200
  private static let rate = 2.0
  /// Keeps the slopes finite where the trials have no mistake.
  private static let shrinkage = 0.001
}
