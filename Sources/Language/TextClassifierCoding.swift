extension TextClassifier: Codable {
  private enum CodingKeys: String, CodingKey {
    case labels, hashes, rarities, rows, scales, bases, outputs, calibration
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(labels, forKey: .labels)
    try container.encode(PackedNumbers.text(table.hashes, bits: TextFeatures.hashBits), forKey: .hashes)
    try container.encode(PackedNumbers.text(table.rarities), forKey: .rarities)
    try container.encode(PackedNumbers.text(network.rows), forKey: .rows)
    try container.encode(PackedNumbers.text(network.scales), forKey: .scales)
    try container.encode(PackedNumbers.text(network.bases), forKey: .bases)
    try container.encode(PackedNumbers.text(network.outputs), forKey: .outputs)
    try container.encode(calibration, forKey: .calibration)
  }

  /// Throws when the parts do not fit together.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func read<Value>(_ key: CodingKeys, _ parse: (String) -> Value?) throws -> Value {
      if let value = parse(try container.decode(String.self, forKey: key)) { return value }
      throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: "not packed numbers")
    }
    let labels = try container.decode([Label].self, forKey: .labels)
    let table = FeatureTable(
      hashes: try read(.hashes) { PackedNumbers.numbers($0, bits: TextFeatures.hashBits) },
      rarities: try read(.rarities, PackedNumbers.floats))
    let bases = try read(.bases, PackedNumbers.floats)
    let network = LabelNetwork(
      labels: labels.count, units: bases.count, rows: try read(.rows, PackedNumbers.small),
      scales: try read(.scales, PackedNumbers.floats), bases: bases,
      outputs: try read(.outputs, PackedNumbers.floats))
    guard table.rarities.count == table.count, network.scales.count == table.count,
      network.rows.count == table.count * network.units, network.outputs.count == labels.count * network.units
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .rows, in: container, debugDescription: "parts that do not fit together")
    }
    self.init(
      labels: labels, table: table, network: network,
      calibration: try container.decode(Calibration.self, forKey: .calibration))
  }
}
