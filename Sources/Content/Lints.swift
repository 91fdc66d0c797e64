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

  /// Variables that neither a condition nor the ranking reads. (Named conditions are an offer to writers: one may wait for its sheet.)
  private func unusedIDs() {
    let base = content.base
    let conditions = base.conditions + content.dialog.steps.flatMap { $0.next.compactMap(\.guardCondition) }
    let implied = base.taxonomy.artefacts.compactMap(\.impliedBy)
    let read = Set((conditions + implied).flatMap(\.variables) + VariableID.required)
    for variable in base.taxonomy.variables.dropFirst(4) where !read.contains(variable.id) {
      log.report(.unusedID, at: log.place(of: "variable:" + variable.id), variable.id, "variables")
    }
  }
}
