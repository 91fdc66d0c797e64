import ArgumentParser
import Content
import Dialogue
import FoundationEssentials
import Knowledge
import Language
import Rendering
import Server

/// `ariane explain "TEXT"`: what was seen in a message, taken or not, and why. For who writes the content.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: say(
      "Montre ce qui est compris d'un message, et pourquoi.", "Shows what is understood of a message, and why."))

  @OptionGroup var options: ContentOptions

  @Argument(help: ArgumentHelp(say("Le message.", "The message.")))
  var text: [String]

  @Option(
    help: ArgumentHelp(
      say("Variable dont la question est posée.", "Variable whose question waits."), valueName: "variable"))
  var asked: String?

  @Flag(help: ArgumentHelp(say("Un seul objet JSON.", "One JSON object.")))
  var json = false

  func run() throws {
    let content = try options.load()
    if let asked, content.base.taxonomy.variable(asked) == nil {
      let nearest = Nearest.word(to: asked, among: content.base.taxonomy.variables.map(\.id))
      throw Failure.notFound(name: asked, nearest: nearest)
    }
    let message = text.joined(separator: " ")
    let reading = content.machine.understand(message, asked: asked)
    let tokens = Tokenizer.tokens(of: message).map(\.text)
    print(json ? document(message, tokens, reading).text : report(tokens, reading))
  }

  private func document(_ message: String, _ tokens: [String], _ reading: Reading) -> JSON {
    let facts = reading.mentions.map { ($0.variable, JSON.string(ValueText.text($0.value))) }
    let strings = { (list: [String]) in JSON.array(list.map { .string($0) }) }
    return .object([
      "text": .string(message), "tokens": strings(tokens), "sheets": strings(reading.sheets),
      "terms": strings(reading.terms), "lang": reading.lang.map { .string($0.rawValue) } ?? .null,
      "intent": .string(reading.purpose.rawValue),
      "situation": .object(Dictionary(facts, uniquingKeysWith: { first, _ in first })),
      "findings": .array(reading.findings.map(document)),
    ])
  }

  private func document(_ finding: Finding) -> JSON {
    .object([
      "words": .string(finding.words), "from": .integer(Int64(finding.range.lowerBound)),
      "to": .integer(Int64(finding.range.upperBound)), "means": .string(meaning(finding.kind)),
      "score": .number(Decimal(Int((finding.score * 100).rounded())) / 100),
      "verdict": .string(finding.verdict.rawValue),
    ])
  }

  private func report(_ tokens: [String], _ reading: Reading) -> String {
    let isFrench = options.language == .fr
    var lines = [
      (isFrench ? "lu : " : "read: ") + tokens.joined(separator: " "),
      (isFrench ? "langue : " : "language: ") + (reading.lang?.rawValue ?? "?"),
      (isFrench ? "intention : " : "intent: ") + reading.purpose.rawValue,
    ]
    for mention in reading.mentions {
      lines.append("= \(mention.variable) \(ValueText.text(mention.value))")
    }
    for sheet in reading.sheets { lines.append("= sheet \(sheet)") }
    for term in reading.terms { lines.append("= term \(term)") }
    for finding in reading.findings {
      let score = (finding.score * 100).rounded() / 100
      lines.append(
        "  \(finding.range.lowerBound)-\(finding.range.upperBound) "
          + (isFrench ? "« \(finding.words) »" : "“\(finding.words)”")
          + " → \(meaning(finding.kind))  \(score)  \(verdict(finding.verdict))")
    }
    return lines.joined(separator: "\n")
  }

  private func meaning(_ kind: Finding.Kind) -> String {
    switch kind {
    case .spelling(let word): "~ " + word
    case .intent(let intent, let position): "intent \(intent.rawValue) (\(position.rawValue))"
    case .guess(let intent): "intent \(intent.rawValue) (examples)"
    case .value(let variable, let value): "\(variable) \(ValueText.text(value))"
    case .number(let range): "number \(ValueText.text(.number(range)))"
    case .sheet(let id): "sheet " + id
    case .term(let id): "term " + id
    case .date: "date"
    }
  }

  private func verdict(_ verdict: Finding.Verdict) -> String {
    guard options.language == .fr else { return verdict.rawValue }
    switch verdict {
    case .taken: return "retenu"
    case .covered: return "couvert par plus long"
    case .excepted: return "écarté (except)"
    case .denied: return "nié"
    case .impossible: return "impossible"
    case .surpassed: return "déjà dit"
    case .misplaced: return "pas à sa place"
    }
  }
}
