package import Language

/// How many people a sheet is for.
package struct GroupSize: Hashable, Sendable, Codable {
  package var min: Int
  package var max: Int
  /// Where it works best.
  package var best: ClosedRange<Int>

  package init(min: Int, max: Int, best: ClosedRange<Int>) {
    self.min = min
    self.max = max
    self.best = best
  }

  package var range: ClosedRange<Int> { min...Swift.max(min, max) }
}

/// How long a session takes, in minutes.
package struct SheetTime: Hashable, Sendable, Codable {
  package var min: Int
  package var max: Int
  /// The organiser's time before the session.
  package var prepare: Int

  package init(min: Int, max: Int, prepare: Int = 0) {
    self.min = min
    self.max = max
    self.prepare = prepare
  }
}

/// What the group must have in hand before it starts.
package enum Requirement: Hashable, Sendable, Codable {
  case nothing
  case all([String])
  case any([String])

  /// Every artefact that it names.
  package var artefacts: [String] {
    switch self {
    case .nothing: []
    case .all(let ids), .any(let ids): ids
    }
  }

  /// Whether it is met by what is in hand.
  package func isMet(by held: Set<String>) -> Bool {
    switch self {
    case .nothing: true
    case .all(let ids): ids.allSatisfy(held.contains)
    case .any(let ids): ids.contains(where: held.contains)
    }
  }
}

/// One timed step of a session.
package struct SheetStep: Hashable, Sendable, Identifiable, Codable {
  package var id: String
  package var minutes: Int
  package var title: Bilingual
  /// What the facilitator does and says.
  package var instruction: Bilingual
  package var tip: Bilingual?

  package init(id: String, minutes: Int, title: Bilingual, instruction: Bilingual, tip: Bilingual? = nil) {
    self.id = id
    self.minutes = minutes
    self.title = title
    self.instruction = instruction
    self.tip = tip
  }
}

/// What can go wrong, when, and what to do about it.
package struct Pitfall: Hashable, Sendable, Identifiable, Codable {
  package var id: String
  /// The step it threatens; nil for the whole sheet.
  package var step: String?
  /// The situations it threatens; nil for all.
  package var when: Condition?
  /// 1 annoying, 2 spoils the result, 3 does harm or makes the session pointless.
  package var severity: Int
  package var risk: Bilingual
  package var avoid: Bilingual

  package init(
    id: String, step: String? = nil, when: Condition? = nil, severity: Int, risk: Bilingual, avoid: Bilingual
  ) {
    self.id = id
    self.step = step
    self.when = when
    self.severity = severity
    self.risk = risk
    self.avoid = avoid
  }
}

/// What to change in a situation.
package struct Adaptation: Hashable, Sendable, Identifiable, Codable {
  package var id: String
  package var when: Condition
  package var change: Bilingual
  /// Effect on the length of the session, in minutes; 0 when none.
  package var minutes: Int

  package init(id: String, when: Condition, change: Bilingual, minutes: Int = 0) {
    self.id = id
    self.when = when
    self.change = change
    self.minutes = minutes
  }
}

/// Other sheets, seen from this one.
package struct Related: Hashable, Sendable, Codable {
  /// What usefully comes first.
  package var before: [String]
  /// What usefully follows.
  package var after: [String]
  /// What one would do in its place, in another situation.
  package var instead: [String]

  package init(before: [String] = [], after: [String] = [], instead: [String] = []) {
    self.before = before
    self.after = after
    self.instead = instead
  }
}

/// Where a method or a tool comes from.
package struct Origin: Hashable, Sendable, Codable {
  package var text: Bilingual
  package var certainty: Source.Certainty

  package init(text: Bilingual, certainty: Source.Certainty) {
    self.text = text
    self.certainty = certainty
  }
}

/// A fact of a sheet that may be uncertain.
package enum UncertainFact: String, Sendable, CaseIterable, Codable { case group, time }

/// Where a fact comes from.
package struct Source: Hashable, Sendable, Codable {
  package enum Certainty: String, Sendable, CaseIterable, Codable {
    case verified, uncertain
    case wellKnown = "well-known"
  }

  package var title: String
  package var author: String?
  package var publisher: String?
  package var year: Int?
  package var url: String?
  package var certainty: Certainty

  package init(
    title: String, author: String? = nil, publisher: String? = nil, year: Int? = nil, url: String? = nil,
    certainty: Certainty
  ) {
    self.title = title
    self.author = author
    self.publisher = publisher
    self.year = year
    self.url = url
    self.certainty = certainty
  }
}
