/// Gives each label a score for a text: several small networks of one hidden layer, whose mean decides.
///
/// A score is a log-odds against « none of these labels », whose own score is 0.
struct LabelNetwork: Sendable, Equatable {
  /// Highest magnitude of a weight: what fits, with its sign, in one printable character.
  static let steps: Float = 47

  let labels: Int
  /// Hidden units, of all the networks together.
  let units: Int
  /// The weights from each feature to the units, one row a feature, as parts of the row's scale.
  let rows: [Int8]
  let scales: [Float]
  let bases: [Float]
  /// The weights from each unit to the labels, one row a unit.
  let outputs: [Float]

  init(labels: Int, units: Int, rows: [Int8], scales: [Float], bases: [Float], outputs: [Float]) {
    self.labels = labels
    self.units = units
    self.rows = rows
    self.scales = scales
    self.bases = bases
    self.outputs = outputs
  }

  /// Joins networks that were trained apart, and makes their weights small whole numbers.
  init(_ members: [NetworkTrainer.Member], features: Int, labels: Int) {
    let width = members.first?.bases.count ?? 0
    let units = width * members.count
    var rows = [Int8](repeating: 0, count: features * units)
    var scales = [Float](repeating: 0, count: features)
    for feature in 0..<features {
      let places = feature * width..<(feature + 1) * width
      var largest: Float = 0
      for member in members { for place in places { largest = max(largest, abs(member.inputs[place])) } }
      guard largest > 0 else { continue }
      scales[feature] = largest / Self.steps
      var target = feature * units
      for member in members {
        for place in places {
          rows[target] = Int8((member.inputs[place] / largest * Self.steps).rounded(.toNearestOrEven))
          target += 1
        }
      }
    }
    self.init(
      labels: labels, units: units, rows: rows, scales: scales, bases: members.flatMap(\.bases),
      outputs: members.flatMap { $0.outputs.map { $0 / Float(members.count) } })
  }

  /// By label. All are 0 when no feature of the text is known: that is no evidence for any label.
  func scores(_ vector: FeatureTable.Vector) -> [Float] {
    var scores = [Float](repeating: 0, count: labels)
    guard !vector.columns.isEmpty, units > 0 else { return scores }
    var hidden = bases
    hidden.withUnsafeMutableBufferPointer { hidden in
      rows.withUnsafeBufferPointer { rows in
        for (column, value) in zip(vector.columns, vector.values) {
          let factor = value * scales[Int(column)]
          let row = UnsafeBufferPointer(rebasing: rows[Int(column) * units..<(Int(column) + 1) * units])
          for unit in 0..<units { hidden[unit] += factor * Float(row[unit]) }
        }
      }
    }
    scores.withUnsafeMutableBufferPointer { scores in
      outputs.withUnsafeBufferPointer { outputs in
        for unit in 0..<units where hidden[unit] > 0 {
          let factor = hidden[unit]
          let row = UnsafeBufferPointer(rebasing: outputs[unit * labels..<(unit + 1) * labels])
          for label in 0..<labels { scores[label] += factor * row[label] }
        }
      }
    }
    return scores
  }
}
