package import Language

/// A reproducible path for one issue: who to bring in, which phases, what is known to fail. Source: `Knowledge/recipes/*.yaml`.
package struct Recipe: Sendable, Identifiable, Codable {
  /// A sourced fact.
  package struct Figure: Sendable, Codable {
    package var text: Bilingual
    /// Id of one of the recipe's sources.
    package var source: String

    package init(text: Bilingual, source: String) {
      self.text = text
      self.source = source
    }
  }

  /// Somebody to bring in, and why.
  package struct Actor: Sendable, Codable, Identifiable {
    package var id: String
    package var text: Bilingual

    package init(id: String, text: Bilingual) {
      self.id = id
      self.text = text
    }
  }

  package struct Phase: Sendable, Codable, Identifiable {
    package var id: String
    package var name: Bilingual
    package var stages: [String]
    /// Weeks of the calendar.
    package var weeks: ClosedRange<Int>
    package var instruction: Bilingual
    /// In the order in which they are used.
    package var sheets: [String]

    package init(
      id: String, name: Bilingual, stages: [String], weeks: ClosedRange<Int>, instruction: Bilingual, sheets: [String]
    ) {
      self.id = id
      self.name = name
      self.stages = stages
      self.weeks = weeks
      self.instruction = instruction
      self.sheets = sheets
    }
  }

  package var id: String
  package var issue: String
  package var name: Bilingual
  package var summary: Bilingual
  package var figures: [Figure]
  package var actors: [Actor]
  package var phases: [Phase]
  /// What is known to fail, and what to do about it.
  package var failures: [Pitfall]
  package var measure: BilingualList
  package var adaptations: [Adaptation]
  package var sources: [Source]

  package init(
    id: String, issue: String, name: Bilingual, summary: Bilingual, figures: [Figure], actors: [Actor],
    phases: [Phase], failures: [Pitfall], measure: BilingualList, adaptations: [Adaptation], sources: [Source]
  ) {
    self.id = id
    self.issue = issue
    self.name = name
    self.summary = summary
    self.figures = figures
    self.actors = actors
    self.phases = phases
    self.failures = failures
    self.measure = measure
    self.adaptations = adaptations
    self.sources = sources
  }
}
