import ArgumentParser
import Content
import FoundationEssentials
import Language
import Server

/// `ariane evaluate advice`: what is advised in labelled consultations, next to what should be; or how well the methods that documented
/// projects used are ranked from their texts.
struct EvaluateAdvice: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "advice",
    abstract: say(
      "Mesure le conseil sur des consultations annotées, ou sur des projets documentés.",
      "Measures the advice on labelled consultations, or on documented projects."),
    discussion: say(
      """
      --scenarios : des consultations, en YAML. --methods et --cases : un objet JSON par ligne. Méthodes : id, title, et si l'on
      veut also (autres noms), description. Projets : id, title, text, methods (les id des méthodes utilisées). Sans --test,
      chaque projet est jugé par ce qu'apprennent les autres parts.
      """,
      """
      --scenarios: consultations, in YAML. --methods and --cases: one JSON object a line. Methods: id, title, and if wanted also
      (other names), description. Projects: id, title, text, methods (ids of the methods used). Without --test, each project is
      judged by what the other folds teach.
      """))

  @OptionGroup var options: ContentOptions

  @Option(
    help: ArgumentHelp(say("Consultations annotées (YAML).", "Labelled consultations (YAML)."), valueName: "file"))
  var scenarios: String?

  @Option(help: ArgumentHelp(say("Fichier des méthodes.", "File of the methods."), valueName: "file"))
  var methods: String?

  @Option(help: ArgumentHelp(say("Fichier des projets.", "File of the projects."), valueName: "file"))
  var cases: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Projets à juger ; ceux de --cases servent alors tous à apprendre.",
        "Projects to judge; all those of --cases are then learnt from."), valueName: "file"))
  var test: String?

  @Option(help: ArgumentHelp(say("Nombre de parts, 2 ou plus.", "Number of folds, 2 or more."), valueName: "n"))
  var folds = 5

  @Flag(
    help: ArgumentHelp(
      say("Donne les valeurs d'un coup, sans conversation.", "Gives the values at once, without a conversation.")))
  var structured = false

  @Flag(help: ArgumentHelp(say("Montre ce qui manque.", "Shows what is missing.")))
  var errors = false

  @Flag(help: ArgumentHelp(say("Un seul objet JSON.", "One JSON object.")))
  var json = false

  func validate() throws {
    guard (scenarios != nil) != (methods != nil && cases != nil) else {
      throw ValidationError(
        say("Donnez --scenarios, ou bien --methods et --cases.", "Give --scenarios, or else --methods and --cases."))
    }
    guard folds >= 2 else {
      throw ValidationError(say("--folds doit valoir 2 ou plus.", "--folds must be 2 or more."))
    }
  }

  func run() throws {
    if let scenarios { return try judge(scenarios) }
    guard let methods, let cases else { return }
    let evaluation = MethodEvaluation(methods: methods, cases: cases, test: test, folds: folds, lang: options.lang)
    let measures = try evaluation.measures()
    print(try json ? measures.json() : measures.table())
  }

  private func judge(_ scenarios: String) throws {
    guard let bytes = FileManager.default.contents(atPath: scenarios) else { throw Failure.unreadable(path: scenarios) }
    let player = ScenarioPlayer(try options.load())
    var score = ScenarioScore()
    let list: [Scenario]
    do {
      list = try Scenario.read(String(decoding: bytes, as: UTF8.self))
    } catch {
      throw Failure.refused(
        reason: say("\(scenarios) : ce ne sont pas des scénarios. ", "\(scenarios): these are no scenarios. ")
          + "\(error)")
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
    if !structured {
      print(say("questions par consultation : ", "questions a consultation: ") + "\(score.questions)/\(list.count)")
    }
    if errors { for (scenario, what) in score.failures { print("\(scenario)  \(what)") } }
  }
}
