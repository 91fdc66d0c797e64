package import Language

/// The ways of saying an intent. Source: `Dialogs/intents.yaml`.
package struct IntentPhrases: Sendable, Codable {
  package enum Position: String, CaseIterable, Sendable, Codable {
    /// The phrase is the whole message, politeness aside.
    case whole
    /// The message begins with it, greeting and politeness aside.
    case start
    /// It stands anywhere.
    case anywhere
  }

  package var intent: Intent
  package var phrases: [Position: BilingualList]

  package init(intent: Intent, phrases: [Position: BilingualList]) {
    self.intent = intent
    self.phrases = phrases
  }
}
