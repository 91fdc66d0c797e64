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

  /// How many sheets are compared.
  private static let depth = 3

  /// - Parameter open: the variables to look at, each unknown or assumed.
  init(_ ranking: Ranking, _ situation: Situation, _ ranked: [Ranked], open: [String]) {
    let here = Outlook.first(ranked, ranking)
    prospects = open.compactMap { id in
      guard let variable = ranking.base.taxonomy.variable(id) else { return nil }
      var outcomes: [Outcome: Int] = [:]
      var routes: [[String]: Int] = [:]
      var stability = 0.0
      var seen: [String: Int] = [:]
      let values = Outlook.values(of: variable, ranking.base)
      for value in values {
        let changed = situation.setting(id, to: value)
        let sheets =
          ranking.depends(on: id)
          ? Outlook.first(ranking.sheets(suiting: changed, changed: id, from: ranked), ranking) : here
        outcomes[
          Outcome(sheets: sheets.map(\.id), risks: Outlook.risks(sheets, ranking.base, id, changed)), default: 0] += 1
        routes[sheets.map(\.id), default: 0] += 1
        stability += Outlook.overlap(here, sheets)
        for sheet in sheets { seen[sheet.id, default: 0] += 1 }
      }
      guard !values.isEmpty else { return nil }
      let total = Double(values.count)
      // What changes the sheets counts whole; what only changes the warnings, in part.
      let sheetBits = Outlook.entropy(routes.values, total)
      let warningBits = Outlook.entropy(outcomes.values, total) - sheetBits
      return Prospect(
        variable: id, information: sheetBits + ranking.weights[.warningInformation] * warningBits,
        stability: stability / total,
        candidates: seen.filter { $0.value < values.count }.keys.sorted())
    }
  }

  /// The prospect of one variable.
  package func prospect(_ variable: String) -> Prospect? { prospects.first { $0.variable == variable } }

  private static func entropy(_ counts: some Sequence<Int>, _ total: Double) -> Double {
    // Sorted: a sum of floating-point numbers depends on their order.
    counts.sorted().reduce(0.0) { $0 - Double($1) / total * Logarithm.binary(Double($1) / total) }
  }

  private struct Outcome: Hashable {
    var sheets: [String]
    var risks: Set<String>
  }

  private static func first(_ ranked: [Ranked], _ ranking: Ranking) -> [Sheet] {
    ranking.recommendable(ranked).prefix(depth).map(\.sheet)
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

  /// The serious pitfalls and the cautions that a variable decides.
  private static func risks(_ sheets: [Sheet], _ base: KnowledgeBase, _ variable: String, _ situation: Situation)
    -> Set<String>
  {
    var found: Set<String> = []
    for caution in base.cautions where caution.when.reads(variable) && caution.when.holds(in: situation) == .yes {
      found.insert(caution.id)
    }
    for sheet in sheets {
      for pitfall in sheet.pitfalls where pitfall.severity >= 2 {
        guard let when = pitfall.when, when.reads(variable), when.holds(in: situation) == .yes else { continue }
        found.insert(sheet.id + "/" + pitfall.id)
      }
      for adaptation in sheet.adaptations
      where adaptation.when.reads(variable) && adaptation.when.holds(in: situation) == .yes {
        found.insert(sheet.id + "/" + adaptation.id)
      }
    }
    return found
  }

  private static func overlap(_ a: [Sheet], _ b: [Sheet]) -> Double {
    guard !a.isEmpty || !b.isEmpty else { return 1 }
    let shared = a.filter { sheet in b.contains { $0.id == sheet.id } }.count
    return Double(shared) / Double(max(a.count, b.count))
  }
}
