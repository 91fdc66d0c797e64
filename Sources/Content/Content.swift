package import Advice
package import Dialogue
package import Knowledge

/// The whole content, checked: what Ariane knows, asks and says.
package struct Content: Sendable {
  /// Names this very content.
  package var revision: String
  package var base: KnowledgeBase
  package var weights: Weights
  package var dialog: Dialog
  package var intents: [IntentPhrases]
  package var vocabulary: Lazy<Vocabulary>
  package var phrases: Phrases

  /// The state machine over this content.
  package var machine: Machine { Machine(dialog: dialog, base: base, weights: weights, vocabulary: vocabulary) }
}
