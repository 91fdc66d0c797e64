package import Knowledge

/// What to beware of and to change when running one sheet in a situation.
package struct SheetWarnings: Hashable, Sendable {
  package var sheet: String
  /// Those of this very situation first, the most severe first.
  package var pitfalls: [Warning<Pitfall>]
  package var adaptations: [Warning<Adaptation>]

  package init(_ sheet: Sheet, in situation: Situation) {
    self.sheet = sheet.id
    pitfalls = sheet.pitfalls.compactMap { pitfall in
      WarningReason(pitfall.when, in: situation).map { Warning(content: pitfall, reason: $0) }
    }
    .stablySorted { $0.reason.rank * 4 - $0.content.severity }
    adaptations = sheet.adaptations.compactMap { adaptation in
      WarningReason(adaptation.when, in: situation).map { Warning(content: adaptation, reason: $0) }
    }
    .stablySorted { $0.reason.rank }
  }

  /// The effect of the adaptations that hold on the length of the session, in minutes.
  package var extraMinutes: Int { adaptations.filter(\.isCertain).reduce(0) { $0 + $1.content.minutes } }
}

extension Array {
  /// Sorted by a key; equal keys keep their order.
  func stablySorted(by key: (Element) -> Int) -> [Element] {
    enumerated().map { (key($0.element), $0.offset, $0.element) }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }
}
