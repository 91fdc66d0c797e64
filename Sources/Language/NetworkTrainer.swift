/// Teaches a small network by stochastic gradient descent, on examples most of whose features are hidden at random: no single word
/// decides alone then (dropout, Srivastava et al. 2014). Always in the same order, whatever the machine.
struct NetworkTrainer {
  /// One network: features to hidden units, and units to labels; the networks of a classifier differ by their seed only.
  struct Member: Sendable {
    /// By feature, then unit.
    var inputs: [Float]
    var bases: [Float]
    /// By unit, then label.
    var outputs: [Float]
  }

  /// Hidden units of one network: more of them to tell more labels.
  let units: Int

  private let columns: [Int32]
  private let values: [Float]
  private let starts: [Int]
  /// -1 for none of the labels.
  private let answers: [Int]
  private let features: Int
  private let labels: Int

  init(_ examples: [(vector: FeatureTable.Vector, answer: Int)], features: Int, labels: Int) {
    columns = examples.flatMap(\.vector.columns)
    values = examples.flatMap(\.vector.values)
    starts = examples.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.vector.columns.count) }
    answers = examples.map(\.answer)
    self.features = features
    self.labels = labels
    units = labels > 64 ? 64 : 32
  }

  func member(seed: UInt64, rounds: Int) -> Member {
    var bits = RandomBits(seed: seed)
    let spread = 1.73 / Float(units).squareRoot()
    let longest = zip(starts, starts.dropFirst()).map { $1 - $0 }.max() ?? 0
    let step = TrainingStep(features: features, labels: labels, units: units, longest: longest)
    for place in 0..<features * units { step.inputs[place] = bits.nextSigned() }
    for place in 0..<labels * units { step.outputs[place] = bits.nextSigned() * spread }
    var order = Array(answers.indices)
    let total = Float(rounds * order.count)
    var done: Float = 0
    columns.withUnsafeBufferPointer { columns in
      values.withUnsafeBufferPointer { values in
        for _ in 0..<rounds {
          for place in order.indices.dropFirst().reversed() { order.swapAt(place, bits.next(below: place + 1)) }
          for example in order {
            let rate = 1 - done / total
            done += 1
            let range = starts[example]..<starts[example + 1]
            step.see(
              UnsafeBufferPointer(rebasing: columns[range]), UnsafeBufferPointer(rebasing: values[range]), &bits)
            step.forward(&bits)
            if step.judge(answers[example]) { step.learn(rate) }
          }
        }
      }
    }
    return step.member
  }
}
