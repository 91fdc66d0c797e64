import Advice
import Content
import Knowledge
import Language

/// How well scenarios were advised: counts, and what was missed.
struct ScenarioScore {
  struct Count {
    var right = 0
    var all = 0

    /// 1 when there is nothing to judge.
    var share: Double { all == 0 ? 1 : Double(right) / Double(all) }

    mutating func add(_ isRight: Bool) {
      right += isRight ? 1 : 0
      all += 1
    }
  }

  private(set) var must = Count()
  /// Forbidden sheets that were recommended.
  private(set) var mustNot = Count()
  private(set) var warnings = Count()
  private(set) var timeKept = Count()
  private(set) var firstStage = Count()
  private(set) var adviceAgainst = Count()
  private(set) var questions = 0
  private(set) var failures: [(scenario: String, what: String)] = []

  /// Sheets that count as recommended.
  private static let recommended = 5

  mutating func add(_ scenario: Scenario, _ outcome: ScenarioPlayer.Outcome) {
    let route = outcome.advice.route
    let steps = route.steps + route.later
    let others = outcome.advice.others.map { $0.sheet.id }
    let first = Array((steps.map(\.sheet) + others).prefix(Self.recommended))
    questions += outcome.questions
    for list in scenario.expect.must ?? [] {
      let isThere = list.contains(where: first.contains)
      must.add(isThere)
      if !isThere {
        failures.append((scenario.id, "must: \(list.joined(separator: " ")) | \(first.joined(separator: " "))"))
      }
    }
    for forbidden in scenario.expect.mustNot ?? [] {
      mustNot.add(first.contains(forbidden.id))
      if first.contains(forbidden.id) { failures.append((scenario.id, "must not: \(forbidden.id)")) }
    }
    let lines = outcome.shown.split(separator: "\n").map { Folding.fold(String($0)) }
    for signal in (scenario.expect.pitfalls ?? []) + (scenario.expect.adaptations ?? []) {
      let isRaised = signal.keywords.contains { Self.isRaised($0, lines) }
      warnings.add(isRaised)
      if !isRaised { failures.append((scenario.id, "warning: \(signal.text) \(signal.keywords)")) }
    }
    if let most = scenario.expect.timeOk {
      let minutes = route.steps.reduce(0) { $0 + $1.minutes }
      timeKept.add(minutes <= most)
      if minutes > most { failures.append((scenario.id, "time: \(minutes) > \(most)")) }
    }
    if let stages = scenario.expect.firstStage {
      let stage = steps.first?.stage ?? ""
      firstStage.add(stages.contains(stage))
      if !stages.contains(stage) {
        failures.append((scenario.id, "first stage: \(stage), not \(stages.joined(separator: " "))"))
      }
    }
    if scenario.expect.adviceAgainst == true {
      let isSaid = outcome.advice.cautions.contains(where: \.isCertain)
      adviceAgainst.add(isSaid)
      if !isSaid { failures.append((scenario.id, "advice against")) }
    }
  }

  /// `a + b`: both within one line; spaces that do not break are spaces.
  private static func isRaised(_ keyword: String, _ lines: [String]) -> Bool {
    let parts = keyword.split(separator: "+").map { part in
      Folding.fold(String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()))
    }
    return lines.contains { line in
      let plain = String(line.map { $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0 })
      return parts.allSatisfy { plain.contains($0) }
    }
  }
}
