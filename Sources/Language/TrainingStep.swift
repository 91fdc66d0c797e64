/// One network while it learns, and what one example goes through. Its memory is its own, unchecked: all the time of the training is
/// spent here.
final class TrainingStep {
  // Chosen on the validation part of CLINC150, where half or twice the first or second moves the accuracy by less than half a point.
  private static let inputRate: Float = 2
  private static let outputRate: Float = 0.05
  private static let baseRate: Float = 0.1
  /// Of 65,536 features, those hidden.
  private static let hiddenFeatures = 39_322
  /// Of 65,536 units, those that rest.
  private static let restingUnits = 13_107
  /// An error smaller than this teaches nothing.
  private static let negligible: Float = 0.003

  /// What the units that work add for those that rest.
  private static let boost = 65_536 / Float(65_536 - restingUnits)

  /// By feature, then unit.
  let inputs: UnsafeMutablePointer<Float>
  /// By unit, then label.
  let outputs: UnsafeMutablePointer<Float>
  private let bases: UnsafeMutablePointer<Float>
  private let features: Int
  private let labels: Int
  private let units: Int

  /// Where the rows of the features seen begin.
  private let rows: UnsafeMutablePointer<Int>
  private let values: UnsafeMutablePointer<Float>
  private var seen = 0
  private let hidden: UnsafeMutablePointer<Float>
  private let slopes: UnsafeMutablePointer<Float>
  /// The units at work.
  private let active: UnsafeMutablePointer<Int>
  private var activeCount = 0
  private let errors: UnsafeMutablePointer<Float>
  /// The labels whose error counts.
  private let wrong: UnsafeMutablePointer<Int>
  private var wrongCount = 0

  /// - Parameters:
  ///   - units: a multiple of 16.
  ///   - longest: the number of features of the longest example.
  init(features: Int, labels: Int, units: Int, longest: Int) {
    self.features = features
    self.labels = labels
    self.units = units
    inputs = Self.zeros(features * units)
    outputs = Self.zeros(labels * units)
    bases = Self.zeros(units)
    values = Self.zeros(longest + 1)
    hidden = Self.zeros(units)
    slopes = Self.zeros(units)
    errors = Self.zeros(labels)
    rows = .allocate(capacity: longest + 1)
    active = .allocate(capacity: units)
    wrong = .allocate(capacity: labels)
  }

  deinit {
    for floats in [inputs, outputs, bases, values, hidden, slopes, errors] { floats.deallocate() }
    for numbers in [rows, active, wrong] { numbers.deallocate() }
  }

  private static func zeros(_ count: Int) -> UnsafeMutablePointer<Float> {
    let zeros = UnsafeMutablePointer<Float>.allocate(capacity: count)
    zeros.initialize(repeating: 0, count: count)
    return zeros
  }

  var member: NetworkTrainer.Member {
    NetworkTrainer.Member(
      inputs: Array(UnsafeBufferPointer(start: inputs, count: features * units)),
      bases: Array(UnsafeBufferPointer(start: bases, count: units)),
      outputs: Array(UnsafeBufferPointer(start: outputs, count: labels * units)))
  }

  /// Hides some features, and brings the rest back to length 1.
  func see(_ columns: UnsafeBufferPointer<Int32>, _ strengths: UnsafeBufferPointer<Float>, _ bits: inout RandomBits) {
    let (rows, values, units) = (rows, values, units)
    var seen = 0
    var square: Float = 0
    var chance: UInt64 = 0
    for place in 0..<columns.count {
      if place & 3 == 0 { chance = bits.next() }
      // Written whether it is kept or not: a branch that nobody can foresee costs more.
      rows[seen] = Int(columns[place]) * units
      values[seen] = strengths[place]
      let isSeen = chance & 0xFFFF >= UInt64(Self.hiddenFeatures)
      square += isSeen ? strengths[place] * strengths[place] : 0
      seen += isSeen ? 1 : 0
      chance >>= 16
    }
    let factor = square > 0 ? 1 / square.squareRoot() : 0
    for place in 0..<seen { values[place] *= factor }
    self.seen = seen
  }

  /// Leaves the scores of the labels in `errors`.
  func forward(_ bits: inout RandomBits) {
    let (hidden, errors, labels, rows, values, seen) = (hidden, errors, labels, rows, values, seen)
    // Sixteen units at a time stay in registers over all features.
    for unit in stride(from: 0, to: units, by: 16) {
      var sum = UnsafeRawPointer(bases + unit).loadUnaligned(as: SIMD16<Float>.self)
      for place in 0..<seen {
        sum += values[place] * UnsafeRawPointer(inputs + rows[place] + unit).loadUnaligned(as: SIMD16<Float>.self)
      }
      UnsafeMutableRawPointer(hidden + unit).storeBytes(of: sum, as: SIMD16<Float>.self)
    }
    for label in 0..<labels { errors[label] = 0 }
    activeCount = 0
    var chance: UInt64 = 0
    for unit in 0..<units {
      if unit & 3 == 0 { chance = bits.next() }
      let isResting = chance & 0xFFFF < UInt64(Self.restingUnits)
      chance >>= 16
      if isResting || hidden[unit] <= 0 { continue }
      hidden[unit] *= Self.boost
      active[activeCount] = unit
      activeCount += 1
      Self.add(outputs + unit * labels, times: hidden[unit], to: errors, labels)
    }
  }

  /// Turns scores into errors; false when there is nothing to learn from them.
  func judge(_ answer: Int) -> Bool {
    let (errors, labels) = (errors, labels)
    // The score of « none of the labels » is 0.
    var highest: Float = 0
    for label in 0..<labels { highest = max(highest, errors[label]) }
    for label in 0..<labels { errors[label] = Exponential.natural(errors[label] - highest) }
    var sum = Exponential.natural(-highest)
    for label in 0..<labels { sum += errors[label] }
    let factor = -1 / sum
    for label in 0..<labels { errors[label] *= factor }
    if answer >= 0 {
      errors[answer] += 1
      if errors[answer] < Self.negligible { return false }
    }
    wrongCount = 0
    for label in 0..<labels where abs(errors[label]) > Self.negligible {
      wrong[wrongCount] = label
      wrongCount += 1
    }
    return wrongCount > 0
  }

  /// - Parameter rate: from 1 at the beginning to 0 at the end.
  func learn(_ rate: Float) {
    for unit in 0..<units { slopes[unit] = 0 }
    for unit in UnsafeBufferPointer(start: active, count: activeCount) {
      let output = outputs + unit * labels
      let push = hidden[unit] * rate * Self.outputRate
      var slope: Float = 0
      for label in UnsafeBufferPointer(start: wrong, count: wrongCount) {
        slope += output[label] * errors[label]
        output[label] += push * errors[label]
      }
      slopes[unit] = slope * Self.boost * rate * Self.inputRate
      bases[unit] += slopes[unit] * Self.baseRate
    }
    for place in 0..<seen { Self.add(slopes, times: values[place], to: inputs + rows[place], units) }
  }

  /// Eight at a time; the two never overlap.
  @inline(__always)
  private static func add(
    _ source: UnsafePointer<Float>, times factor: Float, to target: UnsafeMutablePointer<Float>, _ count: Int
  ) {
    let (from, to) = (UnsafeRawPointer(source), UnsafeMutableRawPointer(target))
    let width = MemoryLayout<SIMD8<Float>>.size
    var offset = 0
    for _ in 0..<count / 8 {
      let sum =
        to.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self) + factor
        * from.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
      to.storeBytes(of: sum, toByteOffset: offset, as: SIMD8<Float>.self)
      offset += width
    }
    for place in count & ~7..<count { target[place] += factor * source[place] }
  }
}
