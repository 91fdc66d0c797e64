/// A conversation as it stands: its state, and the states before it, which undo returns to.
package struct Conversation: Sendable {
  /// The state before an answer changed it.
  struct Moment: Sendable {
    /// The turn that changed it, from 1.
    var turn: Int
    var state: State
  }

  package var state: State
  /// Events so far.
  package internal(set) var turns = 0
  /// Oldest first, one for each answer; talk in between leaves none.
  var past: [Moment] = []

  init(_ state: State) { self.state = state }
}

/// The outcome of one event.
package struct Turn: Sendable {
  package var conversation: Conversation
  package var acts: [Act]
  /// The event with what it meant: this is what the log keeps. Nil for the opening.
  package var event: Event?
}
