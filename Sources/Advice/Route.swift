import Knowledge

/// The ordered advice: which sheets, in which order, how long each.
package struct Route: Sendable {
  package struct Step: Hashable, Sendable {
    package enum Role: Hashable, Sendable {
      /// Recommended for itself.
      case core
      /// Taken because a later step needs what it produces.
      case prepares(sheet: String, artefacts: [String])
      /// Goes on from what the route produces.
      case follows(artefacts: [String])
    }

    package var sheet: String
    package var stage: String
    /// Planned length of the session, adaptations included.
    package var minutes: Int
    /// True when the session is shortened to fit the time.
    package var isShortened: Bool
    package var role: Role
    /// Artefacts that it needs and that no step before it produces: to be brought along.
    package var bring: [String]
    /// What may be done in its place.
    package var alternatives: [Alternative] = []
  }

  /// A sheet that does the same otherwise.
  package struct Alternative: Hashable, Sendable {
    package enum Gain: String, Hashable, Sendable, CaseIterable { case shorter, remote, unaided }

    package var sheet: String
    package var gain: Gain
    /// Usual length, in minutes.
    package var minutes: Int
  }

  /// What fits in the time available; all of it when the time is unknown.
  package var steps: [Step]
  /// What comes next, in later sessions.
  package var later: [Step]
  /// Time available for the steps once arrivals, breaks and closing are set aside, in minutes; nil when unknown.
  package var budget: Int?
  /// The step to give up should the time shrink: the least recommended that no other starts from. Nil when there is but one.
  package var droppedFirst: String?

  package var minutes: Int { steps.reduce(0) { $0 + $1.minutes } }
}
