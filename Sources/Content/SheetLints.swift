import Advice
import Knowledge

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
        ("steps", sheet.steps.count, 4),
      ]
      for (name, count, least) in parts where count < least {
        log.report(.thinSheet, at: place, sheet.id, name, "\(count)")
      }
      if sheet.sources.isEmpty { log.report(.sourceMissing, at: place, sheet.id) }
      if !isReachable(sheet, ranking) { log.report(.sheetUnreachable, at: place, sheet.id) }
    }
  }

  /// Whether the situation that the sheet itself describes puts it in a route.
  private func isReachable(_ sheet: Sheet, _ ranking: Ranking) -> Bool {
    let stages: [String?] = sheet.stages.map { $0 } + [nil]
    return stages.contains { stage in
      sheet.needs.contains { need in
        var situation = Situation()
        situation.set(VariableID.stage, to: stage.map { .choice($0) })
        situation.set(VariableID.needs, to: .choices([need]))
        situation.set(VariableID.participants, to: .number(sheet.group.best.lowerBound...sheet.group.best.lowerBound))
        situation.set(VariableID.time, to: .number(sheet.time.max * 3...sheet.time.max * 3))
        situation.set(VariableID.modality, to: sheet.modes.first.map { .choice($0) })
        situation.set(VariableID.have, to: .choices(Set(sheet.requires.artefacts)))
        let ranked = ranking.sheets(suiting: situation)
        let route = RoutePlanner(ranking, situation, ranked).route()
        return (route.steps + route.later).contains { $0.sheet == sheet.id }
      }
    }
  }
}
