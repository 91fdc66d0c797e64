import Advice
import Knowledge
import Language

/// Sheets that are thin, whose figures disagree, or that no answers lead to.
struct SheetLints {
  private let content: Content
  private let log: DiagnosticLog

  init(_ content: Content, _ log: DiagnosticLog) {
    self.content = content
    self.log = log
  }

  func run() {
    let ranking = Ranking(base: content.base, weights: content.weights)
    for sheet in content.base.sheets {
      let place = log.place(of: "sheet:" + sheet.id)
      let minutes = sheet.typicalMinutes
      if minutes < sheet.time.min || minutes > sheet.time.max {
        log.report(.stepsOutsideTime, at: place, "\(minutes)", "\(sheet.time.min)", "\(sheet.time.max)")
      }
      let parts = [
        ("pitfalls", sheet.pitfalls.count, 3), ("adaptations", sheet.adaptations.count, 2),
        ("steps", sheet.steps.count, 4), ("when-to-use", sheet.whenToUse.fr.count, 1),
        ("when-not", sheet.whenNot.fr.count, 1), ("materials", sheet.materials.fr.count, 1),
        ("success", sheet.success.fr.count, 1), ("produces", sheet.produces.count, 1),
      ]
      for (name, count, least) in parts where count < least {
        log.report(.thinSheet, at: place, sheet.id, name, "\(count)")
      }
      if sheet.sources.isEmpty { log.report(.sourceMissing, at: place, sheet.id) }
      unstated(sheet, place)
      if !isReachable(sheet, ranking) { log.report(.sheetUnreachable, at: place, sheet.id) }
    }
  }

  /// What must be said even when there is nothing: an absent field may be an oversight.
  private func unstated(_ sheet: Sheet, _ place: Diagnostic.Place) {
    func isStated(_ name: String) -> Bool { log.places["sheet:\(sheet.id)/stated:\(name)"] != nil }
    let fields = [
      ("requires", "requires: {}"), ("time.prepare", "prepare: 0min"), ("related.before", "before: []"),
      ("related.after", "after: []"), ("related.instead", "instead: []"),
    ]
    for (name, nothing) in fields where !isStated(name) { log.report(.unstated, at: place, sheet.id, name, nothing) }
    let timed = sheet.adaptations.filter { isStated("adaptations:" + $0.id) }
    if timed.count < min(2, sheet.adaptations.count) {
      log.report(.unstated, at: place, sheet.id, "adaptations.time", "time: 0min")
    }
  }

  /// Whether one of the situations that the sheet itself describes puts it in a route.
  private func isReachable(_ sheet: Sheet, _ ranking: Ranking) -> Bool {
    let stages: [String?] = sheet.stages.map { $0 } + [nil]
    let groups = [sheet.group.best.lowerBound, sheet.group.best.upperBound, sheet.group.max]
    return stages.contains { stage in
      sheet.needs.contains { need in
        sheet.modes.contains { mode in
          groups.contains { group in
            [sheet.time.max, sheet.typicalMinutes + sheet.typicalMinutes / 8].contains { time in
              var situation = Situation()
              situation.set(VariableID.stage, to: stage.map { .choice($0) })
              situation.set(VariableID.needs, to: .choices([need]))
              situation.set(VariableID.participants, to: .number(group...group))
              situation.set(VariableID.time, to: .number(time...time))
              situation.set(VariableID.modality, to: .choice(mode))
              situation.set(VariableID.have, to: .choices(Set(sheet.requires.artefacts)))
              // Without a description of the project, and with one in the sheet's own words.
              return [[:], [sheet.id: 1]].contains { words in
                let ranked = ranking.sheets(suiting: situation, words: words)
                let route = RoutePlanner(ranking, situation, ranked).route()
                return (route.steps + route.later).contains { $0.sheet == sheet.id }
              }
            }
          }
        }
      }
    }
  }
}
