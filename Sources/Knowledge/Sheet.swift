package import Language

/// A method or a tool: when to use it, how to run it, and what can go wrong.
/// Source: `Knowledge/methods/*.yaml` and `Knowledge/tools/*.yaml`.
package struct Sheet: Sendable, Identifiable {
  package enum Kind: String, Sendable, CaseIterable { case method, tool }
  package enum Facilitator: String, Sendable, CaseIterable { case none, optional, needed }

  package var id: String
  package var kind: Kind
  package var name: Bilingual
  /// Other names, as people type them.
  package var also: BilingualList
  package var summary: Bilingual
  /// Where a method comes from and what it rests on.
  package var concept: Bilingual?
  /// How to train for a method.
  package var training: BilingualList
  /// The main one first.
  package var stages: [String]
  /// The main one first.
  package var needs: [String]
  /// Issues that it was made for; empty for most.
  package var issues: [String]
  package var group: GroupSize
  package var time: SheetTime
  package var modes: [String]
  /// 1 (anyone) to 3 (practised facilitator).
  package var difficulty: Int
  package var facilitator: Facilitator
  package var requires: Requirement
  package var produces: [String]
  package var materials: BilingualList
  package var whenToUse: BilingualList
  package var whenNot: BilingualList
  package var steps: [SheetStep]
  package var pitfalls: [Pitfall]
  package var adaptations: [Adaptation]
  /// How to tell that it worked.
  package var success: BilingualList
  package var related: [String]
  package var sources: [Source]

  package init(
    id: String, kind: Kind = .tool, name: Bilingual, also: BilingualList = BilingualList(), summary: Bilingual,
    concept: Bilingual? = nil, training: BilingualList = BilingualList(), stages: [String], needs: [String],
    issues: [String] = [], group: GroupSize, time: SheetTime, modes: [String], difficulty: Int = 1,
    facilitator: Facilitator = .optional, requires: Requirement = .nothing, produces: [String] = [],
    materials: BilingualList = BilingualList(), whenToUse: BilingualList = BilingualList(),
    whenNot: BilingualList = BilingualList(), steps: [SheetStep] = [], pitfalls: [Pitfall] = [],
    adaptations: [Adaptation] = [], success: BilingualList = BilingualList(), related: [String] = [],
    sources: [Source] = []
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
    self.sources = sources
  }

  /// Length of the session as its steps are written, in minutes.
  package var typicalMinutes: Int { steps.reduce(0) { $0 + $1.minutes } }

  /// The step with an id.
  package func step(_ id: String) -> SheetStep? { steps.first { $0.id == id } }
}
