/// What counts in the ranking, and how much. Each name is a key of `Knowledge/weights.yaml`, where its meaning stands.
package enum Weight: String, CaseIterable, Sendable {
  case stageMain = "stage-main"
  case stageSecond = "stage-second"
  case stageNext = "stage-next"
  case stageFar = "stage-far"
  case needFirst = "need-first"
  case needOther = "need-other"
  case needUnserved = "need-unserved"
  case issue
  case groupBest = "group-best"
  case groupOutside = "group-outside"
  case timeFits = "time-fits"
  case timeSpare = "time-spare"
  case timeTight = "time-tight"
  case mode
  case facilitatorMissing = "facilitator-missing"
  case facilitatorNovice = "facilitator-novice"
  case inputsReady = "inputs-ready"
  case inputsMissing = "inputs-missing"
  case outputsInHand = "outputs-in-hand"
  case pitfallSevere = "pitfall-severe"
  case caution
  /// Share of the best score from which a sheet enters a route.
  case routeShare = "route-share"
  case words
  /// Share of the time kept for arrivals, breaks and closing.
  case margin
  /// Share of the information about warnings that counts beside that about sheets.
  case warningInformation = "warning-information"
  /// Information, in bits, below which a question is not worth asking.
  case questionWorth = "question-worth"
}

/// A value for every weight. Source: `Knowledge/weights.yaml`.
package struct Weights: Sendable, Codable {
  private var values: [Double]

  /// - Parameter values: every weight; a missing one counts 0 (`Content` refuses a file that lacks any).
  package init(_ values: [Weight: Double]) {
    self.values = Weight.allCases.map { values[$0] ?? 0 }
  }

  package subscript(_ weight: Weight) -> Double { values[Weight.places[weight] ?? 0] }
}

extension Weight {
  fileprivate static let places = Dictionary(
    uniqueKeysWithValues: Weight.allCases.enumerated().map { ($0.element, $0.offset) })
}
