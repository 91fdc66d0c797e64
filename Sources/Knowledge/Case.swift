package import Language

/// A real, documented project, so that nobody reinvents what was tried elsewhere. Source: `Knowledge/cases/*.yaml`.
package struct Case: Sendable, Identifiable, Codable {
  package var id: String
  package var title: Bilingual
  /// City and country, as known.
  package var place: String
  /// First and last year; nil where no source says.
  package var years: ClosedRange<Int>?
  package var issues: [String]
  package var stages: [String]
  /// Who ran it: a value of the variable `organisation`.
  package var organisation: String?
  /// How many people took part.
  package var participants: Int?
  /// Sheets that correspond to what was really used.
  package var methods: [String]
  package var summary: Bilingual
  /// What came of it, failures included.
  package var outcome: Bilingual?
  package var source: Source

  package init(
    id: String, title: Bilingual, place: String, years: ClosedRange<Int>? = nil, issues: [String] = [],
    stages: [String] = [], organisation: String? = nil, participants: Int? = nil, methods: [String] = [],
    summary: Bilingual, outcome: Bilingual? = nil, source: Source
  ) {
    self.id = id
    self.title = title
    self.place = place
    self.years = years
    self.issues = issues
    self.stages = stages
    self.organisation = organisation
    self.participants = participants
    self.methods = methods
    self.summary = summary
    self.outcome = outcome
    self.source = source
  }
}
