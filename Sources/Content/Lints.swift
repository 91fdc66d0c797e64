import Dialogue
import Knowledge

/// What is not wrong but not right either: everything that one can only see once all the content is read.
struct Lints {
  let content: Content
  let log: DiagnosticLog

  init(_ content: Content, _ log: DiagnosticLog) {
    self.content = content
    self.log = log
  }

  func run() {
    ConditionLints(content, log).run()
    SheetLints(content, log).run()
    WordLints(content, log).run()
    DialogLints(content, log).run()
    unusedIDs()
  }

  /// Conditions, variables and artefacts that nothing refers to.
  private func unusedIDs() {
    let base = content.base
    let conditions = base.conditions + content.dialog.steps.flatMap { $0.next.compactMap(\.guardCondition) }
    let implied = base.taxonomy.artefacts.compactMap(\.impliedBy)
    let named = base.taxonomy.conditions.map(\.condition)
    for condition in base.taxonomy.conditions where !(conditions + named).contains(where: { names($0, condition.id) }) {
      log.report(.unusedID, at: log.place(of: "condition:" + condition.id), condition.id, "conditions")
    }
    let read = Set((conditions + implied).flatMap(\.variables) + VariableID.required)
    for variable in base.taxonomy.variables.dropFirst(4) where !read.contains(variable.id) {
      log.report(.unusedID, at: log.place(of: "variable:" + variable.id), variable.id, "variables")
    }
  }

  private func names(_ condition: Condition, _ id: String) -> Bool {
    switch condition {
    case .named(let name, let inner): name == id || names(inner, id)
    case .and(let a, let b), .or(let a, let b): names(a, id) || names(b, id)
    case .not(let inner): names(inner, id)
    case .number, .isIn, .has: false
    }
  }
}
