package import Language

/// Advice against going ahead as planned, whatever the sheet. Source: `Knowledge/cautions.yaml`.
package struct Caution: Hashable, Sendable, Identifiable, Codable {
  package var id: String
  package var when: Condition
  /// 1 to 3; 3 means: do something else first.
  package var severity: Int
  package var title: Bilingual
  package var why: Bilingual
  package var instead: Bilingual
  /// Stages whose sheets are preferred while it holds.
  package var favours: [String]
  package var sources: [Source]

  package init(
    id: String, when: Condition, severity: Int, title: Bilingual, why: Bilingual, instead: Bilingual,
    favours: [String] = [], sources: [Source] = []
  ) {
    self.id = id
    self.when = when
    self.severity = severity
    self.title = title
    self.why = why
    self.instead = instead
    self.favours = favours
    self.sources = sources
  }
}
