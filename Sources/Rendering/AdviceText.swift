import Advice
import Dialogue
import Knowledge
import Language

/// The advice: cautions, route, warnings, confidence, what to do next.
struct AdviceText {
  /// What a reader can take in at once, for each sheet.
  private static let mostReasons = 3
  private static let mostPitfalls = 2
  private static let mostAdaptations = 2
  private static let mostProvisos = 4
  private static let mostOthers = 3
  private static let mostLessons = 2
  /// Minutes beyond which nobody would speak of a workshop: two days.
  private static let longestWorkshop = 840
  /// A caution that would stop everything goes before any pitfall.
  private static let cautionSeverity = 4

  private let wording: Wording
  private let reasons: ReasonText

  init(_ wording: Wording) {
    self.wording = wording
    reasons = ReasonText(wording)
  }

  func text(_ advice: Advice) -> String {
    let route = advice.route
    guard !(route.steps.isEmpty && route.later.isEmpty) else { return nothing(advice) }
    var blocks: [String] = []
    blocks += cautions(advice)
    blocks += unserved(advice)
    if advice.isWeak { blocks.append(wording.say("advice-weak")) }
    blocks.append(opening(route))
    var place = 0
    for step in route.steps {
      place += 1
      blocks.append(block(step, place, advice, isLater: false))
    }
    if let dropped = route.droppedFirst {
      blocks.append(wording.say("route-dropped-first", ["sheet": wording.names([dropped])]))
    }
    if !route.later.isEmpty {
      blocks.append(wording.say(route.steps.isEmpty ? "advice-later-only" : "advice-later"))
      for step in route.later {
        place += 1
        blocks.append(block(step, place, advice, isLater: true))
      }
    }
    blocks += others(advice)
    blocks += precedents(advice)
    blocks += lessons(advice)
    blocks += provisos(advice)
    blocks.append(confidence(advice))
    blocks.append(wording.say("advice-next"))
    return blocks.joined(separator: "\n\n")
  }

  func confidence(_ advice: Advice) -> String {
    let level = wording.say("confidence-" + advice.confidence.level.rawValue)
    guard !advice.confidence.restsOn.isEmpty else { return level }
    let labels = advice.confidence.restsOn.prefix(4).map { wording.label($0).lowercasedFirst }
    return level + " " + wording.say("confidence-rests-on", ["variables": wording.list(labels)])
  }

  private func nothing(_ advice: Advice) -> String {
    var blocks = cautions(advice) + [wording.say("advice-none")]
    let excluded = advice.ranking.filter { $0.exclusion != nil }.prefix(3)
    blocks += excluded.compactMap { ranked in
      ranked.exclusion.map {
        "- " + ranked.sheet.name[wording.lang] + (wording.lang == .fr ? " : " : ": ") + reasons.text($0)
      }
    }
    return blocks.joined(separator: "\n")
  }

  private func cautions(_ advice: Advice) -> [String] {
    let certain = advice.cautions.filter(\.isCertain).map(\.content)
    guard !certain.isEmpty else { return [] }
    let lines = certain.prefix(3).map { caution in
      "- "
        + wording.say(
          "caution",
          [
            "title": caution.title[wording.lang].withoutStop, "why": caution.why[wording.lang],
            "instead": caution.instead[wording.lang],
          ])
    }
    return [([wording.say("cautions")] + lines).joined(separator: "\n")]
  }

  /// Needs that were stated and that no sheet serves: better said than passed over.
  private func unserved(_ advice: Advice) -> [String] {
    let served = Set(wording.base.sheets.flatMap(\.needs))
    let missing = wording.base.taxonomy.needs.map(\.id).filter {
      advice.situation.choices(VariableID.needs).contains($0) && !served.contains($0)
    }
    guard !missing.isEmpty else { return [] }
    return [wording.say("advice-unserved", ["needs": wording.list(missing.map { wording.need($0).lowercasedFirst })])]
  }

  private func opening(_ route: Route) -> String {
    if route.steps.isEmpty { return wording.say("advice-no-time") }
    guard let budget = route.budget, budget != Int.max else {
      let phrase = route.minutes > Self.longestWorkshop ? "advice-long" : "advice-open"
      return wording.say(phrase, ["time": wording.work(route.minutes)])
    }
    return wording.say("advice-timed", ["time": wording.work(route.minutes), "budget": wording.work(budget)])
  }

  /// - Parameter isLater: what comes in another session is told in short; its sheet says the rest.
  private func block(_ step: Route.Step, _ place: Int, _ advice: Advice, isLater: Bool) -> String {
    guard let ranked = advice.ranked(step.sheet) else { return "" }
    let sheet = ranked.sheet
    let time = wording.work(step.minutes)
    var lines = [
      "\(place). "
        + wording.say(
          step.isShortened ? "route-step-shortened" : "route-step",
          ["sheet": sheet.name[wording.lang], "time": time, "stage": wording.stage(step.stage).lowercasedFirst]),
      "   " + sheet.summary[wording.lang],
    ]
    lines.append(
      "   - "
        + wording.say("route-why", ["reasons": why(step, ranked).joined(separator: wording.lang == .fr ? " ; " : "; ")])
    )
    if !step.bring.isEmpty {
      lines.append("   - " + bring(step, sheet))
    }
    if !isLater, !step.alternatives.isEmpty { lines.append("   - " + alternatives(step)) }
    if !isLater, let warnings = advice.warnings(for: step.sheet) {
      lines += warningLines(warnings).map { "   - " + $0 }
    }
    return lines.joined(separator: "\n")
  }

  /// « Autrement : « A » (plus court, 30 min) ou « B » (à distance) ».
  private func alternatives(_ step: Route.Step) -> String {
    let items = step.alternatives.map { other in
      wording.say("quoted", ["text": wording.name(other.sheet)]) + " ("
        + wording.say("alternative-" + other.gain.rawValue, ["time": wording.work(other.minutes)]) + ")"
    }
    return wording.say("alternatives", ["sheets": wording.list(items, isChoice: true)])
  }

  private func bring(_ step: Route.Step, _ sheet: Sheet) -> String {
    let isChoice = if case .any = sheet.requires { step.bring.count > 1 } else { false }
    return wording.say(
      isChoice ? "route-bring-any" : "route-bring", ["artefacts": wording.artefacts(step.bring, isChoice: isChoice)])
  }

  private func why(_ step: Route.Step, _ ranked: Ranked) -> [String] {
    var found = reasons.role(step.role)
    found += reasons.strongest(ranked, most: Self.mostReasons - found.count)
    return found.isEmpty ? [wording.say("reason-default")] : found
  }

  /// First what this very situation calls for; if nothing does, the gravest of what always threatens.
  private func warningLines(_ warnings: SheetWarnings) -> [String] {
    let pitfalls = warnings.pitfalls.filter(\.isCertain).prefix(Self.mostPitfalls).map(pitfall)
    let adaptations = warnings.adaptations.filter(\.isCertain).prefix(Self.mostAdaptations).map(adaptation)
    return pitfalls + adaptations
  }

  func pitfall(_ warning: Warning<Pitfall>) -> String {
    let values = ["risk": warning.content.risk[wording.lang], "avoid": warning.content.avoid[wording.lang]]
    switch warning.reason {
    case .always: return wording.say("pitfall", values)
    case .because(let condition):
      return wording.say("pitfall-because", values.merging(["clause": wording.clause(condition)]) { a, _ in a })
    case .supposed(let condition):
      return wording.say("pitfall-supposed", values.merging(["clause": wording.clause(condition)]) { a, _ in a })
    case .provided(let condition):
      return wording.say("pitfall-if", values.merging(["clause": wording.clause(condition)]) { a, _ in a })
    }
  }

  func adaptation(_ warning: Warning<Adaptation>) -> String {
    var values = ["change": warning.content.change[wording.lang], "clause": ""]
    let minutes = warning.content.minutes
    values["time"] = minutes == 0 ? "" : " (" + (minutes > 0 ? "+" : "−") + wording.work(abs(minutes)) + ")"
    switch warning.reason {
    case .always: return wording.say("adaptation", values)
    case .because(let condition), .supposed(let condition):
      values["clause"] = wording.clause(condition)
      return wording.say("adaptation", values)
    case .provided(let condition):
      values["clause"] = wording.clause(condition)
      return wording.say("adaptation-if", values)
    }
  }

  /// What suits as well, for whom the route does not.
  private func others(_ advice: Advice) -> [String] {
    let sheets = advice.others.prefix(Self.mostOthers).map { $0.sheet.id }
    return sheets.isEmpty ? [] : [wording.say("advice-others", ["sheets": wording.names(Array(sheets))])]
  }

  private func lessons(_ advice: Advice) -> [String] {
    guard !advice.lessons.isEmpty else { return [] }
    let lang = wording.lang
    let lines = advice.lessons.prefix(Self.mostLessons).map { lesson in
      let told = [lesson.text[lang], lesson.example?[lang]].compactMap { $0 }.joined(separator: " ")
      return "- " + told + " " + wording.say("lesson-source", ["source": SheetText(wording).brief(lesson.sources)])
    }
    return [([wording.say("lessons")] + lines).joined(separator: "\n")]
  }

  /// What others did, and what came of it.
  private func precedents(_ advice: Advice) -> [String] {
    let issues = advice.situation.choices(VariableID.issues)
    let recipes = wording.base.recipes.filter { issues.contains($0.issue) }
    let paths = recipes.map { wording.say("recipe-offer", ["name": $0.name[wording.lang]]) }
    guard !advice.precedents.isEmpty else { return paths }
    let lines = advice.precedents.map { "- " + CaseText(wording).text($0.content) }
    return [([wording.say("precedents")] + lines).joined(separator: "\n")] + paths
  }

  /// Somebody who must weigh three facts at once checks none.
  private func isPlain(_ condition: Condition) -> Bool { condition.variables.count <= 2 }

  /// The gravest of what would apply if something unknown were so; one line for each unknown.
  private func provisos(_ advice: Advice) -> [String] {
    let all = (cautionProvisos(advice) + pitfallProvisos(advice)).enumerated()
      .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }.map(\.element)
    var clauses: Set<String> = []
    let lines = all.filter { clauses.insert($0.clause).inserted }.prefix(Self.mostProvisos)
    return lines.isEmpty ? [] : [([wording.say("provisos")] + lines.map { "- " + $0.text }).joined(separator: "\n")]
  }

  private typealias Proviso = (severity: Int, clause: String, text: String)

  private func cautionProvisos(_ advice: Advice) -> [Proviso] {
    advice.cautions.compactMap { warning in
      guard case .provided(let condition) = warning.reason, isPlain(condition), warning.content.severity == 3 else {
        return nil
      }
      let clause = wording.clause(condition)
      let text = wording.say("caution-if", ["clause": clause, "instead": warning.content.instead[wording.lang]])
      return (Self.cautionSeverity, clause, text)
    }
  }

  private func pitfallProvisos(_ advice: Advice) -> [Proviso] {
    advice.warnings.flatMap { warnings in
      warnings.pitfalls.compactMap { warning in
        guard case .provided(let condition) = warning.reason, isPlain(condition), warning.content.severity >= 2 else {
          return nil
        }
        let clause = wording.clause(condition)
        let avoid = warning.content.avoid[wording.lang].lowercasedFirst
        let text = wording.say("proviso", ["sheet": wording.name(warnings.sheet), "clause": clause, "avoid": avoid])
        return (warning.content.severity, clause, text)
      }
    }
  }
}
