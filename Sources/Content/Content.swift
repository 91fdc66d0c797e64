package import Advice
package import Dialogue
package import Knowledge
package import Language

/// The whole content, checked: what Ariane knows, asks and says.
package struct Content: Sendable {
  /// Names this very content.
  package let revision: String
  package let base: KnowledgeBase
  package let weights: Weights
  package let dialog: Dialog
  package let intents: [IntentPhrases]
  /// Words of politeness, which change no meaning.
  package let polite: BilingualList
  /// Messages from which intents are told where no phrase decides.
  package let examples: [IntentExamples]
  package let phrases: Phrases
  /// Compiled when the first message is read.
  package let vocabulary: Lazy<Vocabulary>
  /// Learnt when it is first needed, unless it is kept from an earlier time.
  package var classifier: Lazy<IntentClassifier>

  package init(
    revision: String, base: KnowledgeBase, weights: Weights, dialog: Dialog, intents: [IntentPhrases],
    polite: BilingualList, examples: [IntentExamples], phrases: Phrases
  ) {
    self.revision = revision
    self.base = base
    self.weights = weights
    self.dialog = dialog
    self.intents = intents
    self.polite = polite
    self.examples = examples
    self.phrases = phrases
    vocabulary = Lazy { Vocabulary(base, intents: intents, polite: polite) }
    classifier = Lazy { IntentClassifier(examples) }
  }

  /// The state machine over this content.
  package var machine: Machine {
    Machine(dialog: dialog, base: base, weights: weights, vocabulary: vocabulary, classifier: classifier)
  }
}

extension Content: Codable {
  private enum CodingKeys: String, CodingKey {
    case revision, base, weights, dialog, intents, polite, examples, phrases
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      revision: try container.decode(String.self, forKey: .revision),
      base: try container.decode(KnowledgeBase.self, forKey: .base),
      weights: try container.decode(Weights.self, forKey: .weights),
      dialog: try container.decode(Dialog.self, forKey: .dialog),
      intents: try container.decode([IntentPhrases].self, forKey: .intents),
      polite: try container.decode(BilingualList.self, forKey: .polite),
      examples: try container.decode([IntentExamples].self, forKey: .examples),
      phrases: try container.decode(Phrases.self, forKey: .phrases))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(revision, forKey: .revision)
    try container.encode(base, forKey: .base)
    try container.encode(weights, forKey: .weights)
    try container.encode(dialog, forKey: .dialog)
    try container.encode(intents, forKey: .intents)
    try container.encode(polite, forKey: .polite)
    try container.encode(examples, forKey: .examples)
    try container.encode(phrases, forKey: .phrases)
  }
}
