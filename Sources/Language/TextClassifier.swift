/// What a classifier says of a text.
package struct Classification<Label: Hashable & Sendable>: Hashable, Sendable {
  /// The best label, or nil when the text seems to have none of them.
  package var label: Label?
  /// The best label, even when it was refused; nil when there is nothing to go by.
  package var best: Label?
  /// From 0 to 1: how probable it is that `best` is right.
  package var confidence: Double
  /// The label that comes next; nil when there is only one.
  package var runnerUp: Label?
}

/// Learns from examples to tell which of several labels a text has, or that it has none; in any language written with letters.
///
/// Texts become features (words, pairs of words, letters), features become scores in a few small networks, and scores become a
/// probability by what was right or wrong on texts that were not learnt from. The same examples give the same classifier on every machine.
package struct TextClassifier<Label: Hashable & Codable & Sendable>: Sendable {
  package struct Example: Sendable {
    package var text: String
    /// Nil for a text that has none of the labels.
    package var label: Label?

    package init(text: String, label: Label?) {
      self.text = text
      self.label = label
    }
  }

  let labels: [Label]
  let table: FeatureTable
  let network: LabelNetwork
  let calibration: Calibration

  /// - Parameters:
  ///   - training: the examples to learn from.
  ///   - validation: other examples, by which the confidence and the threshold are set; when there are none, parts of `training` are
  ///     left out in turn for that.
  ///   - allowedLoss: the share of the texts with a label, from 0 to 1, that may be refused although their label was found, so that
  ///     texts without a label are refused as well. The threshold is the highest that loses no more.
  package init(training: [Example], validation: [Example] = [], allowedLoss: Double = 0.005) {
    var numbers: [Label: Int] = [:]
    var labels: [Label] = []
    for case .some(let label) in training.map(\.label) where numbers[label] == nil {
      numbers[label] = labels.count
      labels.append(label)
    }
    func lessons(_ examples: [Example]) -> [Lesson] {
      examples.map { Lesson(text: TextFeatures($0.text), answer: $0.label.flatMap { numbers[$0] } ?? -1) }
    }
    let known = lessons(training)
    let learnt = Learnt(known, labels: labels.count, members: Self.members)
    let trials =
      validation.isEmpty
      ? Self.folds(known, labels: labels.count) : lessons(validation).map { learnt.trial($0) }
    self.labels = labels
    table = learnt.table
    network = learnt.network
    calibration = Calibration(trials, allowedLoss: allowedLoss)
  }

  init(labels: [Label], table: FeatureTable, network: LabelNetwork, calibration: Calibration) {
    self.labels = labels
    self.table = table
    self.network = network
    self.calibration = calibration
  }

  /// From 0 to 1: the confidence under which a label is refused.
  package var threshold: Double { calibration.threshold }

  /// What the text is about; linear in its length.
  package func classify(_ text: String) -> Classification<Label> {
    let vector = table.vector(TextFeatures(text))
    guard let verdict = Verdict(network.scores(vector), known: vector.known) else {
      return Classification(label: nil, best: nil, confidence: 0, runnerUp: nil)
    }
    let confidence = calibration.confidence(in: verdict.evidence)
    let best = labels[verdict.best]
    return Classification(
      label: confidence >= calibration.threshold ? best : nil, best: best, confidence: confidence,
      runnerUp: verdict.next.map { labels[$0] })
  }

  /// Networks whose mean decides.
  private static var members: Int { 4 }

  /// What is said of each example by a network that has not seen it: the examples of a label are dealt out in three parts.
  private static func folds(_ lessons: [Lesson], labels: Int) -> [Calibration.Trial] {
    let parts = 3
    var dealt = [Int](repeating: 0, count: labels + 1)
    let part = lessons.map { lesson in
      dealt[lesson.answer + 1] += 1
      return dealt[lesson.answer + 1] % parts
    }
    return (0..<parts).flatMap { left in
      let learnt = Learnt(
        zip(lessons, part).filter { $0.1 != left }.map(\.0), labels: labels, members: 1)
      return zip(lessons, part).filter { $0.1 == left }.map { learnt.trial($0.0) }
    }
  }
}

/// An example in numbers; -1 is no label.
private struct Lesson {
  var text: TextFeatures
  var answer: Int
}

/// Which label has the best score, and why.
private struct Verdict {
  var best: Int
  var next: Int?
  var evidence: Calibration.Evidence

  /// Nil when there is no label, or no feature of the text is known.
  init?(_ scores: [Float], known: Float) {
    guard known > 0, !scores.isEmpty else { return nil }
    best = 0
    for label in scores.indices.dropFirst() {
      if scores[label] > scores[best] {
        (best, next) = (label, best)
      } else if next.map({ scores[label] > scores[$0] }) ?? true {
        next = label
      }
    }
    let rival = max(0, next.map { scores[$0] } ?? 0)
    evidence = Calibration.Evidence(score: scores[best], margin: scores[best] - rival, known: known)
  }
}

/// What was learnt, before it is known how far to trust it.
private struct Learnt {
  let table: FeatureTable
  let network: LabelNetwork

  init(_ lessons: [Lesson], labels: Int, members: Int) {
    // In many examples, a feature that stands once is chance; few examples have to be gone through more often.
    let table = FeatureTable(lessons.map(\.text), least: lessons.count > 1000 ? 2 : 1)
    let trainer = NetworkTrainer(
      lessons.map { (table.vector($0.text), $0.answer) }, features: table.count, labels: labels)
    let rounds = lessons.count > 5000 ? 10 : 16
    network = LabelNetwork(
      labels == 0 ? [] : (0..<members).map { trainer.member(seed: UInt64($0), rounds: rounds) },
      features: table.count, labels: labels)
    self.table = table
  }

  func trial(_ lesson: Lesson) -> Calibration.Trial {
    let vector = table.vector(lesson.text)
    let verdict = Verdict(network.scores(vector), known: vector.known)
    return Calibration.Trial(
      evidence: verdict?.evidence ?? .nothing, isRight: verdict.map { $0.best == lesson.answer } ?? false,
      isOutside: lesson.answer < 0)
  }
}
