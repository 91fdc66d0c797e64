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
    training += Self.noise.map { .init(text: $0, label: nil) }
    classifier = TextClassifier(training: training, allowedLoss: 0.02)
  }

  /// What is for nothing at all: keys struck at random, the same at each time.
  private static var noise: [String] {
    var state: UInt64 = 1
    func next(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    let letters = Array("abcdefghijklmnopqrstuvwxyz                éèàç0123456789\u{1F600}\u{3B1}\u{301}\u{7FF}")
    return (0..<160).map { _ in String((0..<(1 + next(40))).map { _ in letters[next(UInt64(letters.count))] }) }
  }

  /// - Parameter text: a message as typed.
  func classify(_ text: String) -> Classification<Intent> { classifier.classify(text) }
}

extension IntentClassifier: Codable {
  package init(from decoder: any Decoder) throws { classifier = try TextClassifier(from: decoder) }
  package func encode(to encoder: any Encoder) throws { try classifier.encode(to: encoder) }
}
