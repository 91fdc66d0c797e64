import Dialogue
import Knowledge
import Language

/// Conditions that always or never hold, and pitfalls that their own sheet rules out.
struct ConditionLints {
  private let content: Content
  private let log: DiagnosticLog
  private let space: ConditionSpace
  private let wording: ConditionWording

  init(_ content: Content, _ log: DiagnosticLog) {
    self.content = content
    self.log = log
    space = ConditionSpace(content.base.taxonomy)
    wording = ConditionWording(content.base.taxonomy)
  }

  func run() {
    let base = content.base
    for condition in base.taxonomy.conditions { constant(condition.condition, "condition:" + condition.id) }
    for caution in base.cautions { constant(caution.when, "caution:" + caution.id) }
    for sheet in base.sheets {
      for pitfall in sheet.pitfalls {
        if let when = pitfall.when { check(when, sheet, "pitfalls", pitfall.id) }
      }
      let selective = sheet.pitfalls.compactMap(\.when).filter { isSelective($0, sheet) }
      if selective.count < 2 {
        log.report(.fewSelectivePitfalls, at: log.place(of: "sheet:" + sheet.id), sheet.id, "\(selective.count)")
      }
      for adaptation in sheet.adaptations { check(adaptation.when, sheet, "adaptations", adaptation.id) }
    }
    for step in content.dialog.steps {
      for condition in step.next.compactMap(\.guardCondition) { constant(condition, "flow:" + step.id) }
    }
  }

  private func check(_ condition: Condition, _ sheet: Sheet, _ kind: String, _ id: String) {
    let name = "sheet:\(sheet.id)/\(kind):\(id)"
    guard !constant(condition, name) else { return }
    if space.truth(of: condition, within: possible(sheet, condition)) == .no {
      log.report(.pitfallNeverFires, at: log.place(of: name), id)
    }
  }

  /// Whether it tells apart the situations in which the sheet can be recommended.
  private func isSelective(_ condition: Condition, _ sheet: Sheet) -> Bool {
    space.truth(of: condition, within: possible(sheet, condition)) == .unknown
  }

  /// The situations in which a sheet can be recommended at all.
  private func possible(_ sheet: Sheet, _ condition: Condition) -> [String: [Value]] {
    var known: [String: [Value]] = [VariableID.modality: sheet.modes.map { .choice($0) }]
    // A sheet that says how to adapt its size is recommended beyond it.
    if !sheet.adaptations.contains(where: { $0.when.reads(VariableID.participants) }) {
      known[VariableID.participants] = space.numbers(of: VariableID.participants, in: condition)
        .filter { sheet.group.range.contains($0) }.map { .number($0...$0) }
    }
    known[VariableID.time] = space.numbers(of: VariableID.time, in: condition)
      .filter { $0 >= sheet.time.min }.map { .number($0...$0) }
    return known
  }

  @discardableResult
  private func constant(_ condition: Condition, _ name: String) -> Bool {
    let truth = space.truth(of: condition)
    guard truth != .unknown else { return false }
    log.report(
      .conditionConstant, at: log.place(of: name), truth == .yes ? "vraie / true" : "fausse / false",
      wording.clause(condition, .fr))
    return true
  }
}
