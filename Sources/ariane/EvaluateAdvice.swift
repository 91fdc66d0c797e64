import ArgumentParser
import Content
import FoundationEssentials
import Language
import Server

/// `ariane evaluate advice --scenarios FILE`: what is advised in labelled consultations, next to what should be.
struct EvaluateAdvice: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "advice",
    abstract: say("Mesure le conseil sur des consultations annotées.", "Measures the advice on labelled consultations."))

  @OptionGroup var options: ContentOptions

  @Option(help: ArgumentHelp(say("Consultations annotées (YAML).", "Labelled consultations (YAML)."), valueName: "file"))
  var scenarios: String

  @Flag(help: ArgumentHelp(say("Donne les valeurs d'un coup, sans conversation.", "Gives the values at once, without a conversation.")))
  var structured = false

  @Flag(help: ArgumentHelp(say("Montre ce qui manque.", "Shows what is missing.")))
  var errors = false

  @Flag(help: ArgumentHelp(say("Un seul objet JSON.", "One JSON object.")))
  var json = false

  func run() throws {
    guard let bytes = FileManager.default.contents(atPath: scenarios) else { throw Failure.unreadable(path: scenarios) }
    let player = ScenarioPlayer(try options.load())
    var score = ScenarioScore()
    let list: [Scenario]
    do {
      list = try Scenario.read(String(decoding: bytes, as: UTF8.self))
    } catch {
      throw Failure.refused(reason: say("\(scenarios) : ce ne sont pas des scénarios. ", "\(scenarios): these are no scenarios. ") + "\(error)")
    }
    for scenario in list {
      let outcome = structured ? player.advise(scenario) : player.converse(scenario)
      if let outcome { score.add(scenario, outcome) }
    }
    let figures = [
      ("must", score.must), ("must_not", score.mustNot), ("warnings", score.warnings), ("time_kept", score.timeKept),
      ("first_stage", score.firstStage), ("advice_against", score.adviceAgainst),
    ]
    if json {
      var object: [String: JSON] = ["scenarios": .integer(Int64(list.count))]
      for (name, count) in figures { object[name] = .number(Decimal(Int((count.share * 10_000).rounded())) / 10_000) }
      print(JSON.object(object).text)
      return
    }
    for (name, count) in figures { print("\(name): \(count.right)/\(count.all)") }
    if !structured { print(say("questions par consultation : ", "questions a consultation: ") + "\(score.questions)/\(list.count)") }
    if errors { for (scenario, what) in score.failures { print("\(scenario)  \(what)") } }
  }
}
