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

  package let prospects: [Prospect]

  /// - Parameter open: the variables to look at, each unknown or assumed.
  init(_ ranking: Ranking, _ situation: Situation, _ ranked: [Ranked], open: [String]) {
    let variation = Variation(ranking, situation, ranked)
    let here = variation.first
    prospects = open.compactMap { id in
      guard let variable = ranking.base.taxonomy.variable(id) else { return nil }
      let values = Outlook.values(of: variable, ranking.base)
      guard !values.isEmpty else { return nil }
      let varying = ranking.depends(on: id) ? variation.varying(id) : nil
      let warnings = Outlook.warnings(ranking, reading: id)
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
  }

  /// The prospect of one variable.
  package func prospect(_ variable: String) -> Prospect? { prospects.first { $0.variable == variable } }

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
  private static func values(of variable: Variable, _ base: KnowledgeBase) -> [Value] {
    let values = variable.possibleValues
    let served: Set<String>
    switch variable.id {
    case VariableID.needs: served = Set(base.sheets.flatMap(\.needs))
    case VariableID.have: served = Set(base.sheets.flatMap { $0.requires.artefacts + $0.produces })
    default: return values
    }
    return values.filter { if case .choices(let ids) = $0 { !ids.isDisjoint(with: served) } else { true } }
  }

  /// The serious pitfalls, the adaptations and the cautions that a variable decides.
  private struct Warnings {
    let cautions: [Rule]
    /// By place of the sheet.
    let sheets: [Int: [Rule]]

    /// Which of them hold, each by a number.
    func risks(_ places: [Int], _ facts: Facts) -> [Int] {
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

  private static func warnings(_ ranking: Ranking, reading variable: String) -> Warnings {
    Warnings(
      cautions: ranking.cautions(reading: variable), sheets: ranking.warnings(reading: variable))
  }

  private static func overlap(_ a: [Int], _ b: [Int]) -> Double {
    guard !a.isEmpty || !b.isEmpty else { return 1 }
    return Double(a.filter(b.contains).count) / Double(max(a.count, b.count))
  }
}
