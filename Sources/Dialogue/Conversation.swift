/// A conversation as it stands: its state, and the states before it, which undo returns to.
package struct Conversation: Sendable {
  package var state: State
  /// Oldest first.
  var past: [State]

  init(_ state: State, past: [State] = []) {
    self.state = state
    self.past = past
  }
}

/// What happens to a conversation. The log of its events is the conversation; all else is computed.
package struct Event: Hashable, Sendable {
  /// What the user typed.
  package var text: String

  package init(_ text: String) { self.text = text }
}

/// The outcome of one event.
package struct Turn: Sendable {
  package var conversation: Conversation
  package var acts: [Act]
}
