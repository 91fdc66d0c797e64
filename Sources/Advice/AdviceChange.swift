private import Knowledge

/// What differs between two pieces of advice: after a correction, or for « et si ... ? ».
package struct AdviceChange: Hashable, Sendable {
  /// Sheets that enter the route.
  package var appeared: [String]
  /// Sheets that leave it.
  package var dropped: [String]
  /// Pitfalls and cautions of the situation that now fire, as `sheet/pitfall` or caution ids.
  package var risksAppeared: [String]
  package var risksGone: [String]
  /// Planned minutes before and after, when they differ.
  package var minutes: [Int]

  package init(from old: Advice, to new: Advice) {
    let (oldSheets, newSheets) = (AdviceChange.sheets(old), AdviceChange.sheets(new))
    appeared = newSheets.filter { !oldSheets.contains($0) }
    dropped = oldSheets.filter { !newSheets.contains($0) }
    let (oldRisks, newRisks) = (AdviceChange.risks(old, in: newSheets), AdviceChange.risks(new, in: oldSheets))
    risksAppeared = newRisks.filter { !oldRisks.contains($0) }
    risksGone = oldRisks.filter { !newRisks.contains($0) }
    let (before, after) = (old.route.minutes, new.route.minutes)
    minutes = before == after ? [] : [before, after]
  }

  package var isEmpty: Bool {
    appeared.isEmpty && dropped.isEmpty && risksAppeared.isEmpty && risksGone.isEmpty && minutes.isEmpty
  }

  private static func sheets(_ advice: Advice) -> [String] {
    (advice.route.steps + advice.route.later).map(\.sheet)
  }

  /// Risks that certainly concern the situation, of the sheets that both routes hold, and the cautions.
  private static func risks(_ advice: Advice, in sheets: [String]) -> [String] {
    let pitfalls = advice.warnings.filter { sheets.contains($0.sheet) }.flatMap { warnings in
      warnings.pitfalls.filter { $0.reason.rank == 0 }.map { warnings.sheet + "/" + $0.content.id }
    }
    return advice.cautions.filter(\.isCertain).map(\.content.id) + pitfalls
  }
}
