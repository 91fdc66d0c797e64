import Advice
import Knowledge
import Language

/// Reasons in words, read off the contributions that made the score.
struct ReasonText {
  private let wording: Wording

  init(_ wording: Wording) { self.wording = wording }

  /// The strongest reasons for a sheet, most telling first.
  func strongest(_ ranked: Ranked, most: Int) -> [String] {
    ranked.contributions.filter { $0.points > 0 }.enumerated()
      .sorted { ($1.element.points, $0.offset) < ($0.element.points, $1.offset) }
      .prefix(most).map { text($0.element.fact, of: ranked.sheet) }
  }

  /// Why a sheet stands where it does in the route; nothing when it is there for itself.
  func role(_ role: Route.Step.Role) -> [String] {
    switch role {
    case .core: []
    case .prepares(let sheet, let artefacts):
      [wording.say("reason-prepares", ["sheet": wording.name(sheet), "artefacts": wording.artefacts(artefacts)])]
    case .follows(let artefacts): [wording.say("reason-follows", ["artefacts": wording.artefacts(artefacts)])]
    }
  }

  /// « Comment en arrives-tu là ? »
  func text(_ advice: Advice) -> String {
    let recommended = advice.recommended
    guard !recommended.isEmpty else { return wording.say("reasons-none") }
    let colon = wording.lang == .fr ? " : " : ": "
    var lines = [wording.say("reasons")]
    for ranked in recommended {
      lines.append("\n" + ranked.sheet.name[wording.lang] + " (" + wording.points(ranked.score) + ")")
      lines += sorted(ranked).map { "- " + wording.points($0.points) + colon + text($0.fact, of: ranked.sheet) }
      if ranked.contributions.isEmpty { lines.append("- " + wording.say("reason-default")) }
      if let step = (advice.route.steps + advice.route.later).first(where: { $0.sheet == ranked.sheet.id }) {
        lines += role(step.role).map { "- " + $0 }
      }
    }
    lines.append("\n" + AdviceText(wording).confidence(advice))
    return lines.joined(separator: "\n")
  }

  /// « Pourquoi pas X ? »
  func whyNot(_ ranked: Ranked, _ place: Int, _ isRecommended: Bool) -> String {
    let name = ranked.sheet.name[wording.lang]
    var lines: [String] = []
    if isRecommended {
      lines.append(wording.say("why-not-recommended", ["sheet": name]))
    } else if let exclusion = ranked.exclusion {
      lines.append(wording.say("why-not-excluded", ["sheet": name, "reason": text(exclusion)]))
    } else {
      lines.append(wording.say("why-not", ["sheet": name, "place": "\(place)"]))
    }
    let colon = wording.lang == .fr ? " : " : ": "
    lines += sorted(ranked).reversed().map {
      "- " + wording.points($0.points) + colon + text($0.fact, of: ranked.sheet)
    }
    lines += ranked.sheet.whenNot[wording.lang].prefix(2).map { "- " + wording.say("why-not-when", ["text": $0]) }
    return lines.joined(separator: "\n")
  }

  func text(_ exclusion: Exclusion) -> String {
    switch exclusion {
    case .group(let range): wording.say("excluded-group", ["range": wording.count(range)])
    case .time(let minimum): wording.say("excluded-time", ["time": wording.work(minimum)])
    case .refused: wording.say("excluded-refused")
    case .mode(let offered):
      wording.say(
        "excluded-mode",
        ["modes": wording.list(offered.map { wording.text(.choice($0), of: VariableID.modality).lowercasedFirst })])
    }
  }

  func text(_ fact: Contribution.Fact, of sheet: Sheet) -> String {
    switch fact {
    case .servesStage(let id, let isMain):
      wording.say(isMain ? "reason-stage-main" : "reason-stage", ["stage": wording.stage(id).lowercasedFirst])
    case .servesNextStage(let id): wording.say("reason-stage-next", ["stage": wording.stage(id).lowercasedFirst])
    case .servesOtherStage(let id): wording.say("reason-stage-far", ["stage": wording.stage(id).lowercasedFirst])
    case .servesNeed(let id, let isMain):
      wording.say(isMain ? "reason-need-main" : "reason-need", ["need": wording.need(id).lowercasedFirst])
    case .servesNoNeed: wording.say("reason-no-need")
    case .servesIssue(let id):
      wording.say("reason-issue", ["issue": wording.base.taxonomy.issue(id)?.label[wording.lang].lowercasedFirst ?? id])
    case .groupBest(let range): wording.say("reason-group", ["range": wording.count(range)])
    case .groupOutside(let range): wording.say("reason-group-outside", ["range": wording.count(range)])
    case .timeFits(let minutes): wording.say("reason-time", ["time": wording.work(minutes)])
    case .timeTight(let minutes): wording.say("reason-time-tight", ["time": wording.work(minutes)])
    case .mode(let id):
      wording.say("reason-mode", ["mode": wording.text(.choice(id), of: VariableID.modality).lowercasedFirst])
    case .facilitatorMissing: wording.say("reason-facilitator-missing")
    case .facilitatorNovice: wording.say("reason-facilitator-novice")
    case .inputsReady(let ids): wording.say("reason-inputs", ["artefacts": wording.artefacts(ids)])
    case .inputsMissing(let ids): wording.say("reason-inputs-missing", ["artefacts": wording.artefacts(ids)])
    case .outputsInHand(let ids): wording.say("reason-outputs-in-hand", ["artefacts": wording.artefacts(ids)])
    case .pitfall(let id):
      wording.say(
        "reason-pitfall",
        ["risk": sheet.pitfalls.first { $0.id == id }?.risk[wording.lang].withoutStop.lowercasedFirst ?? id])
    case .caution(let id):
      wording.say(
        "reason-caution",
        ["caution": wording.base.cautions.first { $0.id == id }?.title[wording.lang].lowercasedFirst ?? id])
    case .words: wording.say("reason-words")
    }
  }

  /// For first, against last.
  private func sorted(_ ranked: Ranked) -> [Contribution] {
    ranked.contributions.filter { $0.points != 0 }.enumerated()
      .sorted { ($1.element.points, $0.offset) < ($0.element.points, $1.offset) }.map(\.element)
  }
}
