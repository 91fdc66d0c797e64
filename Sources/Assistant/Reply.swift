package import Dialogue
package import Language

/// What the assistant answers to one message.
package struct Reply: Sendable {
  package var acts: [Act]
  package var text: String
  package var lang: Lang
  package var state: State

  /// The user said goodbye.
  package var isClosed: Bool { state.isClosed }

  /// Words that may be typed now, for completion: the labels of the choices.
  package var choices: [String] { state.offered }
}
