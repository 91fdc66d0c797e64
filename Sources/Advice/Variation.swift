import Knowledge

/// The first sheets for other values of one variable: only what the variable touches is judged again.
struct Variation {
  private let ranking: Ranking
  private let assessment: Assessment
  /// By place of the sheet.
  private let totals: [Int]
  private let needs: [Int]
  private let isExcluded: [Bool]

  /// How many sheets are compared.
  static let depth = 3

  init(_ ranking: Ranking, _ situation: Situation, _ ranked: [Ranked]) {
    self.ranking = ranking
    assessment = ranking.assessment(of: situation)
    var totals = Array(repeating: 0, count: ranked.count)
    var needs = totals
    var isExcluded = Array(repeating: false, count: ranked.count)
    for one in ranked {
      totals[one.place] = one.total
      isExcluded[one.place] = one.exclusion != nil
      needs[one.place] = one.points(.needs)
    }
    (self.totals, self.needs, self.isExcluded) = (totals, needs, isExcluded)
  }

  /// Places of the first sheets as the situation is.
  var first: [Int] { first(totals, needs, isExcluded) }

  /// The situation with another value of a variable.
  func facts(_ variable: String, _ value: Value) -> Facts {
    assessment.facts.setting(variable, to: value, ranking.profiles.numbering.variables)
  }

  /// One variable with all its values, prepared.
  struct Varying {
    fileprivate let variable: String
    fileprivate let influence: Ranking.Influence
    /// Totals without the variable's own criterion and without the pitfalls that it decides.
    fileprivate let rest: [Int]
    /// For what the group has in hand: the totals when it says that it has nothing.
    fileprivate let barren: [Int]?
  }

  func varying(_ variable: String) -> Varying {
    let influence = ranking.influence(of: variable)
    var rest = totals
    for place in rest.indices { rest[place] -= assessment.total(place, influence.criteria) }
    for place in influence.endangered { rest[place] -= assessment.total(place, Self.pitfalls) }
    let isHave = variable == VariableID.have
    return Varying(
      variable: variable, influence: influence, rest: rest,
      barren: isHave ? totalled(rest, influence, .choices([]), variable).totals : nil)
  }

  private static let pitfalls: [Criterion] = [.pitfalls]
  private static let goods: [Criterion] = [.inputs, .outputs]
  private static let cautions: [Criterion] = [.cautions]

  /// The totals for another value. What the variable touches from afar, by what it implies, seldom changes, and is judged again only
  /// then.
  private func totalled(
    _ rest: [Int], _ influence: Ranking.Influence, _ value: Value, _ variable: String
  ) -> (totals: [Int], own: [Int]?, assessment: Assessment) {
    let table = ranking.table(variable, value)
    let other =
      influence.isAlone && table != nil
      ? assessment : ranking.assessment(from: assessment, changing: variable, to: value)
    var totals = rest
    if let table {
      for place in totals.indices { totals[place] += table[place] }
    } else if !influence.criteria.isEmpty {
      for place in totals.indices { totals[place] += other.total(place, influence.criteria) }
    }
    for place in influence.endangered { totals[place] += other.total(place, Self.pitfalls) }
    var changed: [Criterion] = []
    if !other.hasSameGoods(as: assessment) { changed += Self.goods }
    if !other.hasSameCautions(as: assessment) { changed += Self.cautions }
    if !changed.isEmpty {
      for place in totals.indices {
        totals[place] += other.total(place, changed) - assessment.total(place, changed)
      }
    }
    return (totals, table, other)
  }

  /// Places of the first sheets in the situation with another value of the variable.
  func first(_ varying: Varying, with value: Value) -> [Int] {
    if let barren = varying.barren, case .choices(let artefacts) = value {
      return first(having(artefacts, barren, varying), needs, isExcluded)
    }
    let (totals, own, other) = totalled(varying.rest, varying.influence, value, varying.variable)
    let excluded = varying.influence.excludes ? totals.indices.map { other.exclusion($0) != nil } : isExcluded
    let served =
      varying.variable == VariableID.needs ? own ?? totals.indices.map { other.total($0, [.needs]) } : needs
    return first(totals, served, excluded)
  }

  /// The totals with some artefacts in hand: only the sheets that start from them or leave them behind are judged again.
  private func having(_ artefacts: Set<String>, _ barren: [Int], _ varying: Varying) -> [Int] {
    var totals = barren
    let none = ranking.assessment(from: assessment, changing: varying.variable, to: .choices([]))
    let other = ranking.assessment(from: assessment, changing: varying.variable, to: .choices(artefacts))
    for place in Set(artefacts.flatMap { ranking.profiles.involved[$0] ?? [] }) {
      totals[place] += other.total(place, Self.goods) - none.total(place, Self.goods)
    }
    for place in varying.influence.endangered {
      totals[place] += other.total(place, Self.pitfalls) - none.total(place, Self.pitfalls)
    }
    return totals
  }

  /// As `Ranking.recommendable` of the whole ranking would give them, without sorting it.
  private func first(_ totals: [Int], _ needs: [Int], _ isExcluded: [Bool]) -> [Int] {
    let suitable = top(Self.depth, totals) { !isExcluded[$0] && totals[$0] > 0 }
    guard let best = suitable.first else {
      let serving = top(Ranking.leastRecommended, totals) {
        !isExcluded[$0] && ranking.servesNeed(needs[$0])
      }
      return serving.isEmpty ? top(Ranking.leastRecommended, totals) { !isExcluded[$0] } : serving
    }
    let least = ranking.threshold(totals[best])
    return suitable.filter { totals[$0] >= least }
  }

  private func top(_ count: Int, _ totals: [Int], where isIn: (Int) -> Bool) -> [Int] {
    var top: [Int] = []
    for place in totals.indices where isIn(place) {
      if top.count == count, let last = top.last, !precedes(place, last, totals) { continue }
      let index = top.firstIndex { precedes(place, $0, totals) } ?? top.count
      top.insert(place, at: index)
      if top.count > count { top.removeLast() }
    }
    return top
  }

  private func precedes(_ a: Int, _ b: Int, _ totals: [Int]) -> Bool {
    totals[a] != totals[b]
      ? totals[a] > totals[b] : ranking.profiles.sheets[a].rank < ranking.profiles.sheets[b].rank
  }
}
