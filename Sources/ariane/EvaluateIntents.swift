import ArgumentParser
import FoundationEssentials
import Language

/// `ariane evaluate intents`: teaches the classifier some messages, and counts how many others it gets right.
struct EvaluateIntents: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "intents",
    abstract: say(
      "Entraîne le classeur d'intentions et le mesure.", "Trains the classifier of intents and measures it."),
    discussion: say(
      """
      Les fichiers sont en JSON Lines : {"text": "…", "intent": "…"} sur chaque ligne, intent valant null quand le message \
      est hors du domaine ; les autres champs sont ignorés.

      Un message du domaine est juste s'il reçoit son intention : refusé, il est faux. Un message hors du domaine est juste \
      s'il est refusé. Le seuil est choisi sur --validation, ou à défaut en laissant de côté des parts de --train : le plus \
      haut qui ne refuse pas plus de 0,5 % des messages du domaine bien compris.
      """,
      """
      The files are JSON Lines: {"text": "…", "intent": "…"} on each line, intent being null for a message out of scope; \
      other fields are ignored.

      A message in scope is right when it gets its intent: refused, it is wrong. A message out of scope is right when it is \
      refused. The threshold is chosen on --validation, else by leaving out parts of --train: the highest that refuses no \
      more than 0.5% of the messages in scope that are well understood.
      """))

  @Option(
    help: ArgumentHelp(say("Exemples à apprendre.", "Examples to learn from."), valueName: "file"))
  var train: String

  @Option(
    help: ArgumentHelp(say("Exemples pour choisir le seuil.", "Examples to choose the threshold."), valueName: "file"))
  var validation: String?

  @Option(
    help: ArgumentHelp(say("Exemples à deviner.", "Examples to guess."), valueName: "file"))
  var test: String

  @Flag(help: ArgumentHelp(say("Un objet JSON.", "One JSON object.")))
  var json = false

  @Flag(help: ArgumentHelp(say("Montre aussi chaque message mal compris.", "Shows each misunderstood message too.")))
  var errors = false

  @Option(name: .long, help: ArgumentHelp(say("Langue : fr ou en.", "Language: fr or en."), valueName: "lang"))
  var lang: Lang?

  func run() throws {
    let training = try examples(train)
    let trials = try examples(test)
    let others = try validation.map { try examples($0) } ?? []
    let clock = ContinuousClock()
    let start = clock.now
    let classifier = TextClassifier(training: training, validation: others)
    let trained = clock.now - start
    var report = IntentReport(threshold: classifier.threshold, trained: trained)
    report.labels = Set(training.compactMap(\.label)).count
    for trial in trials {
      let start = clock.now
      let answer = classifier.classify(trial.text)
      report.add(trial, answer, took: clock.now - start)
    }
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      print(String(decoding: try encoder.encode(report.document(withErrors: errors)), as: UTF8.self))
    } else {
      if errors { for error in report.errors { print(Main.harmless(error.text(lang ?? .preferred))) } }
      print(report.text(lang ?? .preferred))
    }
  }

  private func examples(_ path: String) throws -> [TextClassifier<String>.Example] {
    let lines = try JSONLines.read(Line.self, from: path)
    if lines.isEmpty {
      throw Failure.refused(
        reason: say(
          "\(path) ne contient aucun exemple. Écrivez-en un par ligne.", "\(path) holds no example. Write one a line."))
    }
    return lines.map { TextClassifier.Example(text: $0.text, label: $0.intent) }
  }

  private struct Line: Decodable {
    var text: String
    var intent: String?

    private enum CodingKeys: String, CodingKey { case text, intent }

    /// The intent may be null, and may not be left out: that would be a message out of scope by mistake.
    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      text = try container.decode(String.self, forKey: .text)
      intent = try container.decode(String?.self, forKey: .intent)
    }
  }
}
