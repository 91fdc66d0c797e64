package import Dialogue
package import Language

/// What the assistant answers to one message.
package struct Reply: Sendable {
  /// Turn of the conversation, from 1; 0 for its opening.
  package var turn: Int
  package var acts: [Act]
  package var lang: Lang
  package var state: State

  /// The user said goodbye.
  package var isClosed: Bool { state.isClosed }

  /// Ids of the choices that may be picked by number now.
  package var choices: [String] { state.offered }

  /// The message was not understood.
  package var isLost: Bool { acts.contains { if case .notUnderstood = $0 { true } else { false } } }
}
