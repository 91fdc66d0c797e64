import Language

/// Tells what a message is for where no phrase does, from examples. Source: `Dialogs/examples.yaml`.
package struct IntentClassifier: Sendable {
  private let classifier: TextClassifier<Intent>

  /// Learns; takes a second or two.
  package init(_ examples: [IntentExamples]) {
    var training: [TextClassifier<Intent>.Example] = []
    for entry in examples {
      for lang in Lang.allCases {
        training += entry.texts(lang).map { .init(text: $0, label: entry.intent) }
      }
    }
    classifier = TextClassifier(training: training, allowedLoss: 0.02)
  }

  /// - Parameter text: a message as typed.
  func classify(_ text: String) -> Classification<Intent> { classifier.classify(text) }
}

extension IntentClassifier: Codable {
  package init(from decoder: any Decoder) throws { classifier = try TextClassifier(from: decoder) }
  package func encode(to encoder: any Encoder) throws { try classifier.encode(to: encoder) }
}
