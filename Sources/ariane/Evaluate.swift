import ArgumentParser

/// `ariane evaluate`: figures on labelled sets, for those who improve the content or the code.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: say("Mesure Ariane sur des jeux annotés.", "Measures Ariane on labelled sets."),
    subcommands: [EvaluateUnderstanding.self, EvaluateIntents.self, EvaluateAdvice.self, EvaluateSearch.self])
}
