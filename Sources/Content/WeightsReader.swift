import Advice

/// Reads `Knowledge/weights.yaml`: a value for every weight, with its meaning beside it.
enum WeightsReader {
  static func weights(_ fields: Fields) -> Weights {
    var values: [Weight: Double] = [:]
    for weight in Weight.allCases {
      guard let entry = fields.required(weight.rawValue)?.fields() else { continue }
      values[weight] = entry.required("value")?.number()
      _ = entry.required("meaning")?.bilingual()
      entry.finish()
    }
    fields.finish()
    return Weights(values)
  }
}
