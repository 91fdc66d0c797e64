/// Teaches a small network by stochastic gradient descent, on examples half of whose features are hidden at random: no single word
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

  /// Hidden units of one network.
  static let units = 64

  // Chosen on CLINC150 and on folds of its training part; the results hardly move when one is halved or doubled.
  private static let inputRate: Float = 2
  private static let outputRate: Float = 0.05
  private static let baseRate: Float = 0.1
  /// Of 65,536 features, those hidden.
  private static let hiddenFeatures = 39_322
  /// Of 65,536 units, those that rest.
  private static let restingUnits = 13_107
  /// An error smaller than this teaches nothing.
  private static let negligible: Float = 0.003

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
  }

  func member(seed: UInt64, rounds: Int) -> Member {
    var bits = RandomBits(seed: seed)
    let spread = 1.73 / Float(Self.units).squareRoot()
    var member = Member(
      inputs: (0..<features * Self.units).map { _ in bits.nextSigned() },
      bases: [Float](repeating: 0, count: Self.units),
      outputs: (0..<labels * Self.units).map { _ in bits.nextSigned() * spread })
    var step = Step(labels: labels, longest: zip(starts, starts.dropFirst()).map { $1 - $0 }.max() ?? 0)
    var order = Array(answers.indices)
    let total = Float(rounds * order.count)
    var done: Float = 0
    member.inputs.withUnsafeMutableBufferPointer { inputs in
      member.outputs.withUnsafeMutableBufferPointer { outputs in
        for _ in 0..<rounds {
          for place in order.indices.dropFirst().reversed() { order.swapAt(place, bits.next(below: place + 1)) }
          for example in order {
            let rate = 1 - done / total
            done += 1
            let range = starts[example]..<starts[example + 1]
            step.see(columns[range], values[range], &bits)
            step.forward(inputs, member.bases, outputs, &bits)
            guard step.judge(answers[example]) else { continue }
            step.learn(inputs, &member.bases, outputs, rate)
          }
        }
      }
    }
    return member
  }

  /// What one example goes through; the arrays are kept from one to the next.
  private struct Step {
    private var columns: [Int]
    private var values: [Float]
    private var seen = 0
    private var hidden = [Float](repeating: 0, count: units)
    private var slopes = [Float](repeating: 0, count: units)
    private var isActive = [Bool](repeating: false, count: units)
    private var errors: [Float]
    /// The labels whose error counts.
    private var wrong: [Int]
    private var wrongCount = 0

    init(labels: Int, longest: Int) {
      columns = Array(repeating: 0, count: longest)
      values = Array(repeating: 0, count: longest)
      errors = Array(repeating: 0, count: labels)
      wrong = Array(repeating: 0, count: labels)
    }

    /// Hides some features, and brings the rest back to length 1.
    mutating func see(_ columns: ArraySlice<Int32>, _ values: ArraySlice<Float>, _ bits: inout RandomBits) {
      seen = 0
      var square: Float = 0
      var chance: UInt64 = 0
      for (place, (column, value)) in zip(columns, values).enumerated() {
        if place & 3 == 0 { chance = bits.next() }
        defer { chance >>= 16 }
        if chance & 0xFFFF < UInt64(NetworkTrainer.hiddenFeatures) { continue }
        self.columns[seen] = Int(column) * units
        self.values[seen] = value
        square += value * value
        seen += 1
      }
      let factor = square > 0 ? 1 / square.squareRoot() : 0
      for place in 0..<seen { self.values[place] *= factor }
    }

    mutating func forward(
      _ inputs: UnsafeMutableBufferPointer<Float>, _ bases: [Float], _ outputs: UnsafeMutableBufferPointer<Float>,
      _ bits: inout RandomBits
    ) {
      for unit in 0..<units { hidden[unit] = bases[unit] }
      for place in 0..<seen {
        let (start, value) = (columns[place], values[place])
        for unit in 0..<units { hidden[unit] += value * inputs[start + unit] }
      }
      let boost = 65_536 / Float(65_536 - NetworkTrainer.restingUnits)
      let labels = errors.count
      for label in 0..<labels { errors[label] = 0 }
      var chance: UInt64 = 0
      for unit in 0..<units {
        if unit & 3 == 0 { chance = bits.next() }
        isActive[unit] = hidden[unit] > 0 && chance & 0xFFFF >= UInt64(NetworkTrainer.restingUnits)
        chance >>= 16
        hidden[unit] = isActive[unit] ? hidden[unit] * boost : 0
        guard isActive[unit] else { continue }
        let value = hidden[unit]
        for label in 0..<labels { errors[label] += value * outputs[unit * labels + label] }
      }
    }

    /// Turns scores into errors; false when there is nothing to learn.
    mutating func judge(_ answer: Int) -> Bool {
      // The score of « none of the labels » is 0.
      let highest = errors.reduce(0, max)
      var sum = Exponential.natural(-highest)
      for label in errors.indices {
        errors[label] = Exponential.natural(errors[label] - highest)
      }
      for error in errors { sum += error }
      let factor = -1 / sum
      for label in errors.indices { errors[label] *= factor }
      if answer >= 0 {
        errors[answer] += 1
        if errors[answer] < NetworkTrainer.negligible { return false }
      }
      wrongCount = 0
      for label in errors.indices where abs(errors[label]) > NetworkTrainer.negligible {
        wrong[wrongCount] = label
        wrongCount += 1
      }
      return wrongCount > 0
    }

    mutating func learn(
      _ inputs: UnsafeMutableBufferPointer<Float>, _ bases: inout [Float],
      _ outputs: UnsafeMutableBufferPointer<Float>, _ rate: Float
    ) {
      let boost = 65_536 / Float(65_536 - NetworkTrainer.restingUnits)
      let labels = errors.count
      for unit in 0..<units {
        slopes[unit] = 0
        guard isActive[unit] else { continue }
        let push = hidden[unit] * rate * NetworkTrainer.outputRate
        var slope: Float = 0
        for place in 0..<wrongCount {
          let label = wrong[place]
          slope += outputs[unit * labels + label] * errors[label]
          outputs[unit * labels + label] += push * errors[label]
        }
        slopes[unit] = slope * boost * rate * NetworkTrainer.inputRate
        bases[unit] += slopes[unit] * NetworkTrainer.baseRate
      }
      for place in 0..<seen {
        let (start, value) = (columns[place], values[place])
        for unit in 0..<units { inputs[start + unit] += value * slopes[unit] }
      }
    }
  }
}
