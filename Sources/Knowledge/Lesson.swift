package import Language

/// Something learnt on cooperation, by those who tried. Source: `Knowledge/lessons.yaml`.
package struct Lesson: Sendable, Identifiable, Codable {
  package var id: String
  /// The situations that it speaks to; nil for all.
  package var when: Condition?
  /// The stages that it speaks to; empty for all.
  package var stages: [String]
  package var text: Bilingual
  package var example: Bilingual?
  package var sources: [Source]

  package init(
    id: String, when: Condition? = nil, stages: [String] = [], text: Bilingual, example: Bilingual? = nil,
    sources: [Source]
  ) {
    self.id = id
    self.when = when
    self.stages = stages
    self.text = text
    self.example = example
    self.sources = sources
  }

  /// Whether it speaks to this very situation: a lesson for everybody is for nobody in particular.
  package func concerns(_ situation: Situation) -> Bool {
    guard let when, when.holds(in: situation) == .yes else { return false }
    guard let stage = situation.choice(VariableID.stage) else { return true }
    return stages.isEmpty || stages.contains(stage)
  }
}
