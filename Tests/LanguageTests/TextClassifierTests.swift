import Foundation
import Language
import Testing

@Suite("Which intent a text has, learnt from examples")
struct TextClassifierTests {
  private typealias Example = TextClassifier<String>.Example

  private static let phrases: [(String, [String])] = [
    (
      "undo",
      [
        "annule ma dernière réponse", "reviens en arrière", "je veux revenir en arrière", "efface ce que j'ai dit",
        "enlève ma réponse", "annule ça", "undo my last answer", "go back one step", "take back what I said",
        "erase my answer", "please go back", "annule la réponse d'avant",
      ]
    ),
    (
      "advise",
      [
        "conseille-moi une méthode", "que me conseilles-tu", "donne-moi ton conseil", "quelle méthode choisir",
        "je voudrais un conseil", "tes conseils maintenant", "advise me now", "which method should we choose",
        "give me your advice", "what do you advise", "recommend a method", "quel conseil pour nous",
      ]
    ),
    (
      "summary",
      [
        "résume ce que tu sais", "récapitule la situation", "fais un résumé", "où en sommes-nous", "un récapitulatif",
        "résume notre projet", "sum up what you know", "give me a summary", "recap our situation", "where are we",
        "summarise the project", "fais le point sur le projet",
      ]
    ),
  ]

  private static let examples = phrases.flatMap { label, texts in texts.map { Example(text: $0, label: label) } }
  private static let classifier = TextClassifier(training: examples)

  @Test(
    "a text that no example says so is known by its words and letters, in both languages",
    arguments: [
      ("annule s'il te plaît", "undo"), ("je voudrais revenir en arriere", "undo"), ("conseillez-nous", "advise"),
      ("which method do you recommend", "advise"), ("resumé de la situation", "summary"), ("sumarise it", "summary"),
    ])
  func known(text: String, label: String) {
    let answer = Self.classifier.classify(text)
    #expect(answer.best == label)
    #expect(answer.runnerUp != label && answer.runnerUp != nil)
  }

  @Test("what resembles no example is refused", arguments: ["", "   ", "?!", "zzkw qqxj wvvk", "日本語"])
  func refused(text: String) {
    #expect(Self.classifier.classify(text).label == nil)
  }

  @Test("examples out of scope lower the confidence in what resembles them, and not in the rest")
  func outOfScope() {
    let outside = ["quel temps fait-il demain", "la météo de demain", "what is the weather like", "il pleut encore"]
    let trained = TextClassifier(training: Self.examples + outside.map { Example(text: $0, label: nil) })
    let weather = "quel temps fera-t-il demain"
    #expect(trained.classify(weather).confidence < Self.classifier.classify(weather).confidence)
    #expect(trained.classify(weather).confidence < trained.classify("annule la réponse").confidence)
    #expect(trained.classify("annule la réponse").label == "undo")
  }

  @Test("confidence lies between 0 and 1, and is higher for an example than for a text that hesitates")
  func confidence() {
    let sure = Self.classifier.classify("annule ma dernière réponse")
    let unsure = Self.classifier.classify("un projet et une réponse")
    #expect(sure.label == "undo")
    #expect(sure.confidence > unsure.confidence)
    for answer in [sure, unsure] { #expect((0...1).contains(answer.confidence)) }
  }

  @Test("the threshold loses no more than allowed of the validation part, and more may be refused by allowing more")
  func threshold() {
    let validation = Self.examples.map { Example(text: $0.text + " merci", label: $0.label) }
    func lost(_ classifier: TextClassifier<String>) -> Int {
      validation.count {
        let answer = classifier.classify($0.text)
        return answer.best == $0.label && answer.label == nil
      }
    }
    let strict = TextClassifier(training: Self.examples, validation: validation, allowedLoss: 0)
    let loose = TextClassifier(training: Self.examples, validation: validation, allowedLoss: 0.25)
    #expect(lost(strict) == 0)
    #expect((1...9).contains(lost(loose)))
    #expect(loose.threshold > strict.threshold)
  }

  @Test("the same examples give the same bytes; kept and read again, it gives the same answers")
  func bytes() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let bytes = try encoder.encode(Self.classifier)
    #expect(try encoder.encode(TextClassifier(training: Self.examples)) == bytes)
    let read = try JSONDecoder().decode(TextClassifier<String>.self, from: bytes)
    for text in Self.examples.map(\.text) + ["autre chose", ""] {
      #expect(read.classify(text) == Self.classifier.classify(text))
    }
    #expect(try encoder.encode(read) == bytes)
  }

  @Test("damaged bytes are refused")
  func damaged() throws {
    var text = String(decoding: try JSONEncoder().encode(Self.classifier), as: UTF8.self)
    let rows = try #require(text.range(of: "\"rows\":\""))
    text.remove(at: rows.upperBound)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(TextClassifier<String>.self, from: Data(text.utf8))
    }
  }

  @Test("no example, one example, one label, and empty texts are no trouble")
  func few() {
    #expect(TextClassifier<String>(training: []).classify("bonjour").best == nil)
    #expect(TextClassifier(training: [Example(text: "bonjour", label: nil)]).classify("bonjour").label == nil)
    let single = TextClassifier(training: [Example(text: "bonjour", label: "hello")])
    #expect(single.classify("bonjour").best == "hello")
    #expect(single.classify("bonjour").runnerUp == nil)
    let greetings = ["bonjour", "bonjour à tous", "bonjour Ariane", "un grand bonjour", "bien le bonjour", ""]
    let one = TextClassifier(training: greetings.map { Example(text: $0, label: "hello") })
    #expect(one.classify("bonjour toi").label == "hello")
    #expect(one.classify("xkcd").label == nil)
  }
}
