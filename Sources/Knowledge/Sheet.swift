package import Language

/// A method or a tool: when to use it, how to run it, and what can go wrong.
/// Source: `Knowledge/methods/*.yaml` and `Knowledge/tools/*.yaml`. Immutable, and shared: rankings hold many references to it.
package final class Sheet: Sendable, Identifiable, Codable {
  package enum Kind: String, Sendable, CaseIterable, Codable { case method, tool }
  package enum Facilitator: String, Sendable, CaseIterable, Codable { case none, optional, needed }

  package let id: String
  package let kind: Kind
  package let name: Bilingual
  /// Other names, as people type them.
  package let also: BilingualList
  package let summary: Bilingual
  /// Where a method comes from and what it rests on.
  package let concept: Bilingual?
  /// How to train for a method.
  package let training: BilingualList
  /// The main one first.
  package let stages: [String]
  /// The main one first.
  package let needs: [String]
  /// Issues that it was made for; empty for most.
  package let issues: [String]
  package let group: GroupSize
  package let time: SheetTime
  package let modes: [String]
  /// 1 (anyone) to 3 (practised facilitator).
  package let difficulty: Int
  package let facilitator: Facilitator
  package let requires: Requirement
  package let produces: [String]
  package let materials: BilingualList
  package let whenToUse: BilingualList
  package let whenNot: BilingualList
  package let steps: [SheetStep]
  package let pitfalls: [Pitfall]
  package let adaptations: [Adaptation]
  /// How to tell that it worked.
  package let success: BilingualList
  /// Other sheets, by id.
  package let related: Related
  package let origin: Origin?
  /// Facts that nobody has checked: shown as such.
  package let uncertain: Set<UncertainFact>
  package let sources: [Source]

  package init(
    id: String, kind: Kind = .tool, name: Bilingual, also: BilingualList = BilingualList(), summary: Bilingual,
    concept: Bilingual? = nil, training: BilingualList = BilingualList(), stages: [String], needs: [String],
    issues: [String] = [], group: GroupSize, time: SheetTime, modes: [String], difficulty: Int = 1,
    facilitator: Facilitator = .optional, requires: Requirement = .nothing, produces: [String] = [],
    materials: BilingualList = BilingualList(), whenToUse: BilingualList = BilingualList(),
    whenNot: BilingualList = BilingualList(), steps: [SheetStep] = [], pitfalls: [Pitfall] = [],
    adaptations: [Adaptation] = [], success: BilingualList = BilingualList(), related: Related = Related(),
    origin: Origin? = nil, uncertain: Set<UncertainFact> = [], sources: [Source] = []
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.also = also
    self.summary = summary
    self.concept = concept
    self.training = training
    self.stages = stages
    self.needs = needs
    self.issues = issues
    self.group = group
    self.time = time
    self.modes = modes
    self.difficulty = difficulty
    self.facilitator = facilitator
    self.requires = requires
    self.produces = produces
    self.materials = materials
    self.whenToUse = whenToUse
    self.whenNot = whenNot
    self.steps = steps
    self.pitfalls = pitfalls
    self.adaptations = adaptations
    self.success = success
    self.related = related
    self.origin = origin
    self.uncertain = uncertain
    self.sources = sources
  }

  /// Length of the session as its steps are written, in minutes.
  package var typicalMinutes: Int { steps.reduce(0) { $0 + $1.minutes } }

  /// The step with an id.
  package func step(_ id: String) -> SheetStep? { steps.first { $0.id == id } }
}
