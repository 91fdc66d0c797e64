import ArgumentParser
import Content
import Dialogue
import FoundationEssentials
import Knowledge
import Language
import Server

/// `ariane evaluate understanding FILE.jsonl`: what Ariane reads in labelled messages, next to what they say.
struct EvaluateUnderstanding: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "understanding",
    abstract: say(
      "Mesure ce qu'Ariane comprend de messages annotés.", "Measures what Ariane understands of labelled messages."))

  @OptionGroup var options: ContentOptions

  @Argument(
    help: ArgumentHelp(
      say("Messages annotés, un objet JSON par ligne.", "Labelled messages, one JSON object a line."), valueName: "file"
    ))
  var file: String

  @Flag(help: ArgumentHelp(say("Montre chaque erreur.", "Shows every error.")))
  var errors = false

  @Flag(help: ArgumentHelp(say("Un seul objet JSON.", "One JSON object.")))
  var json = false

  func run() throws {
    let machine = try options.load().machine
    var score = UnderstandingScore()
    for message in try JSONLines.read(LabelledMessage.self, from: file) {
      let reading = machine.understand(message.text, asked: message.asked.map { Self.variables[$0] ?? $0 })
      score.add(message, intent: Self.label(of: reading.purpose), understood: Self.labels(reading))
    }
    print(json ? JSON.object(Self.figures(score)).text : report(score))
  }

  /// Slots that have another name among the labels.
  private static let variables = ["time_minutes": VariableID.time, "horizon_days": "horizon"]
  private static let slots = Dictionary(uniqueKeysWithValues: variables.map { ($0.value, $0.key) })

  /// What Ariane knows beyond the vocabulary of the labels: nobody could have labelled it, so that it does not count.
  private static let unlabelled: Set<String> = [
    VariableID.have, "existing-solution", "loneliness", "domestic-violence", "welcoming-migrants",
    "childcare-parenting",
    "student-poverty", "disability-inclusion", "culture-places", "find-teammates", "balance-speech", "give-power",
    "choose-person", "close-project", "students", "consortium",
  ]

  /// Intents that the labels call otherwise.
  private static func label(of intent: Intent) -> String {
    switch intent {
    case .speakFrench, .speakEnglish: Intent.changeLanguage.rawValue
    case .robot, .repeat: Intent.help.rawValue
    case .search: Intent.list.rawValue
    case .nothing, .yes, .pick, .feedback: Intent.inform.rawValue
    case .more: Intent.list.rawValue
    case .stop: Intent.enough.rawValue
    case .previous: Intent.undo.rawValue
    case .recap, .recipe: Intent.showSheet.rawValue
    case .next, .resume: Intent.guideMe.rawValue
    default: intent.rawValue
    }
  }

  private static func labels(_ reading: Reading) -> [LabelledMessage.Label] {
    var found: [LabelledMessage.Label] = []
    for mention in reading.mentions where !mention.isDenied && !unlabelled.contains(mention.variable) {
      let slot = slots[mention.variable] ?? mention.variable
      switch mention.value {
      case .choice(let id): found.append(.init(slot, .id(id)))
      case .choices(let ids): found += ids.sorted().map { .init(slot, .id($0)) }
      case .number(let range): found.append(.init(slot, .number(range)))
      case .noneOf: break
      }
    }
    found.removeAll { if case .id(let id) = $0.value { unlabelled.contains(id) } else { false } }
    return found + reading.sheets.map { .init("entities", .id($0)) }
  }

  private static func figures(_ score: UnderstandingScore) -> [String: JSON] {
    func number(_ value: Double) -> JSON { .number(Decimal(Int((value * 10_000).rounded())) / 10_000) }
    return [
      "messages": .integer(Int64(score.messages)), "intent_accuracy": number(score.intentAccuracy),
      "slot_precision": number(score.slots.precision), "slot_recall": number(score.slots.recall),
      "slot_f1": number(score.slots.f1),
      "wholly_right": number(Double(score.whollyRight) / Double(max(1, score.messages))),
    ]
  }

  private func report(_ score: UnderstandingScore) -> String {
    let isFrench = options.language == .fr
    func share(_ value: Double) -> String { "\((value * 1_000).rounded() / 1_000)" }
    func row(_ name: String, _ counts: UnderstandingScore.Counts) -> String {
      "  \(name): P \(share(counts.precision))  R \(share(counts.recall))  F1 \(share(counts.f1))"
        + "  (\(counts.right) + \(counts.wrong) - \(counts.missed))"
    }
    func row(_ name: String, _ counts: (right: Int, all: Int)) -> String { "  \(name): \(counts.right)/\(counts.all)" }
    var lines = [
      isFrench ? "\(score.messages) messages" : "\(score.messages) messages",
      (isFrench ? "intention juste : " : "right intent: ") + share(score.intentAccuracy),
    ]
    lines += score.intentsByLang.sorted { $0.key < $1.key }.map { row($0.key, $0.value) }
    lines += score.byIntent.sorted { $0.key < $1.key }.map { row($0.key, $0.value) }
    lines.append(isFrench ? "faits (justes + faux - manqués) :" : "facts (right + wrong - missed):")
    lines.append(row(isFrench ? "tous" : "all", score.slots))
    lines += score.slotsByLang.sorted { $0.key < $1.key }.map { row($0.key, $0.value) }
    lines += score.bySlot.sorted { $0.key < $1.key }.map { row($0.key, $0.value) }
    lines.append(
      (isFrench ? "messages tout à fait justes : " : "messages wholly right: ")
        + "\(score.whollyRight)/\(score.messages)")
    if errors { lines += score.errors.map(description) }
    return lines.joined(separator: "\n")
  }

  private func description(_ errors: UnderstandingScore.Errors) -> String {
    let isFrench = options.language == .fr
    let asked = errors.message.asked.map { " [\($0)]" } ?? ""
    var lines = ["\(errors.message.id)\(asked) \(errors.message.text)"]
    if let intent = errors.intent {
      lines.append(
        isFrench
          ? "    intention \(intent), attendu \(errors.message.intent)"
          : "    intent \(intent), expected \(errors.message.intent)")
    }
    if !errors.wrong.isEmpty {
      lines.append((isFrench ? "    faux : " : "    wrong: ") + errors.wrong.map(\.text).joined(separator: ", "))
    }
    if !errors.missed.isEmpty {
      lines.append((isFrench ? "    manqué : " : "    missed: ") + errors.missed.map(\.text).joined(separator: ", "))
    }
    return lines.joined(separator: "\n")
  }
}
