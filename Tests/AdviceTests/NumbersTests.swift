import Content
import Knowledge
import TestContent
import Testing

@testable import Advice

/// What is judged by numbers must tell the same as what is judged by names.
@Suite("Judging by numbers")
struct NumbersTests {
  private struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 33
    }
  }

  private func ranking() throws -> Ranking {
    let content = try #require(TestContent.content)
    return Ranking(base: content.base, weights: content.weights)
  }

  /// Any situation: each variable known or not, with any of its values.
  private func situation(_ base: KnowledgeBase, _ random: inout Seeded) -> Situation {
    var situation = Situation()
    for variable in base.taxonomy.variables where Int.random(in: 0..<3, using: &random) > 0 {
      var value = variable.possibleValues.randomElement(using: &random)
      if case .choices(let some) = value, let more = variable.terms.randomElement(using: &random) {
        value = .choices(some.union([more.id]))
      }
      situation.set(variable.id, to: value)
    }
    return situation
  }

  @Test("a rule tells what its condition tells, in any situation", arguments: 0..<8)
  func rules(seed: UInt64) throws {
    let base = try ranking().base
    let numbers = VariableNumbers(base.taxonomy)
    let rules = base.conditions.map { (condition: $0, rule: Rule($0, numbers)) }
    var random = Seeded(state: seed)
    for _ in 0..<10 {
      let situation = situation(base, &random)
      let facts = Facts(situation, numbers)
      for (condition, rule) in rules {
        #expect(rule.holds(in: facts) == condition.holds(in: situation), "\(condition)")
      }
    }
  }

  @Test("a variation gives the first sheets that the whole ranking gives", arguments: 0..<6)
  func variations(seed: UInt64) throws {
    let ranking = try ranking()
    var random = Seeded(state: seed + 50)
    let situation = situation(ranking.base, &random)
    let variation = Variation(ranking, situation, ranking.sheets(suiting: situation))
    for variable in ranking.base.taxonomy.variables where ranking.depends(on: variable.id) {
      let varying = variation.varying(variable.id)
      for value in variable.possibleValues {
        let whole = ranking.recommendable(ranking.sheets(suiting: situation.setting(variable.id, to: value)))
        let first = variation.first(varying, with: value)
        #expect(
          first == whole.prefix(Variation.depth).map(\.place), "\(variable.id) = \(value)")
      }
    }
  }

  @Test("the score is the sum of the reasons given for it", arguments: 0..<6)
  func sums(seed: UInt64) throws {
    let ranking = try ranking()
    var random = Seeded(state: seed + 100)
    let words = Dictionary(
      uniqueKeysWithValues: ranking.base.sheets.map { ($0.id, Double.random(in: 0...1, using: &random)) })
    for ranked in ranking.sheets(suiting: situation(ranking.base, &random), words: words) {
      let sum = ranked.contributions.reduce(0) { $0 + $1.points }
      #expect(abs(ranked.score - sum) < 1e-9, "\(ranked.sheet.id)")
    }
  }
}
