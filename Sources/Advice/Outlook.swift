import Knowledge
import Language

/// What each open variable could still change in the advice: the basis of the questions and of the confidence.
package struct Outlook: Sendable {
  /// What one variable could change.
  package struct Prospect: Hashable, Sendable {
    package var variable: String
    /// Expected information about the advice, in bits.
    package var information: Double
    /// Mean share of the first sheets that stay, from 0 to 1.
    package var stability: Double
    /// Sheets that some answers recommend and others do not.
    package var candidates: [String]
  }

  private let ranking: Ranking
  private let variation: Variation
  /// Places of the first sheets as the situation is.
  private let here: [Int]

  init(_ ranking: Ranking, _ situation: Situation, _ ranked: [Ranked]) {
    self.ranking = ranking
    variation = Variation(ranking, situation, ranked)
    here = variation.first
  }

  /// The prospect of a variable that is unknown or assumed; nil when there is no such variable.
  package func prospect(_ id: String) -> Prospect? {
    guard let variable = ranking.base.taxonomy.variable(id) else { return nil }
    let values = Outlook.values(of: variable, ranking)
    guard !values.isEmpty else { return nil }
    let varying = ranking.depends(on: id) ? variation.varying(id) : nil
    let warnings = Warnings(cautions: ranking.cautions(reading: id), sheets: ranking.warnings(reading: id))
    var outcomes: [Outcome: Int] = [:]
    var routes: [[Int]: Int] = [:]
    var stability = 0.0
    var seen: [Int: Int] = [:]
    for value in values {
      let changed = variation.facts(id, value)
      let sheets = varying.map { variation.first($0, with: value) } ?? here
      outcomes[Outcome(sheets: sheets, risks: warnings.risks(sheets, changed)), default: 0] += 1
      routes[sheets, default: 0] += 1
      stability += Outlook.overlap(here, sheets)
      for sheet in sheets { seen[sheet, default: 0] += 1 }
    }
    let total = Double(values.count)
    // What changes the sheets counts whole; what only changes the warnings, in part.
    let sheetBits = Outlook.entropy(routes.values, total)
    let warningBits = Outlook.entropy(outcomes.values, total) - sheetBits
    return Prospect(
      variable: id, information: sheetBits + ranking.weights[.warningInformation] * warningBits,
      stability: stability / total,
      candidates: seen.filter { $0.value < values.count }.map { ranking.base.sheets[$0.key].id }.sorted())
  }

  private static func entropy(_ counts: some Sequence<Int>, _ total: Double) -> Double {
    // Sorted: a sum of floating-point numbers depends on their order.
    counts.sorted().reduce(0.0) { $0 - Double($1) / total * Logarithm.binary(Double($1) / total) }
  }

  private struct Outcome: Hashable {
    /// Places of the sheets.
    var sheets: [Int]
    var risks: [Int]
  }

  /// For needs and artefacts, only the values that some sheet can tell apart.
  private static func values(of variable: Variable, _ ranking: Ranking) -> [Value] {
    let values = variable.possibleValues
    switch variable.id {
    case VariableID.needs: return values.filter { Outlook.names($0, in: ranking.profiles.served) }
    case VariableID.have: return values.filter { Outlook.names($0, in: ranking.profiles.involved.keys) }
    default: return values
    }
  }

  private static func names(_ value: Value, in known: some Collection<String>) -> Bool {
    if case .choices(let ids) = value { ids.contains(where: known.contains) } else { true }
  }

  /// The serious pitfalls, the adaptations and the cautions that a variable decides.
  private struct Warnings {
    let cautions: [Rule]
    /// By place of the sheet.
    let sheets: [Int: [Rule]]

    /// Which of them hold, each by a number.
    func risks(_ places: [Int], _ facts: Facts) -> [Int] {
      guard !(cautions.isEmpty && sheets.isEmpty) else { return [] }
      var found: [Int] = []
      for (number, when) in cautions.enumerated() where when.holds(in: facts) == .yes { found.append(number) }
      for place in places {
        for (number, when) in (sheets[place] ?? []).enumerated() where when.holds(in: facts) == .yes {
          found.append(1_000 * (place + 1) + number)
        }
      }
      return found.sorted()
    }
  }

  private static func overlap(_ a: [Int], _ b: [Int]) -> Double {
    guard !a.isEmpty || !b.isEmpty else { return 1 }
    return Double(a.filter(b.contains).count) / Double(max(a.count, b.count))
  }
}
