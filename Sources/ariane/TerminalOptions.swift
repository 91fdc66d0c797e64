import ArgumentParser
import Glibc
import Language
import Rendering
import Terminal

/// How a conversation is shown, and where its lines come from.
struct TerminalOptions: ParsableArguments {
  @Option(
    name: .short,
    help: ArgumentHelp(
      say("Dit ce texte, puis s'arrête ; répétable.", "Says this text, then stops; repeatable."), valueName: "text"))
  var c: [String] = []

  @Flag(help: ArgumentHelp(say("Un acte par ligne, en JSON.", "One act a line, in JSON.")))
  var json = false

  @Flag(
    help: ArgumentHelp(
      say("Ni couleur, ni mise en colonnes, ni édition de ligne.", "No colour, no wrapping, no line editing.")))
  var plain = false

  @Flag(help: ArgumentHelp(say("Ne retient pas les lignes tapées.", "Does not remember the lines typed.")))
  var noHistory = false

  /// Whether somebody sits at the terminal.
  var isLive: Bool { c.isEmpty && LineEditor.isInteractive && !plain && !json }

  /// - Parameter keepsNothing: leaves no trace of the lines typed either.
  func run<P: Partner>(
    _ partner: P, _ renderer: Renderer, _ lang: Lang, keepsNothing: Bool = false
  ) async throws(P.Failure) -> ChatOutcome {
    let chat = Chat(partner: partner, renderer: renderer, output: Output(format), lang: lang)
    if !c.isEmpty {
      var rest = c[...]
      return try await chat.run { rest.popFirst() }
    }
    let history = noHistory || keepsNothing ? nil : Environment.stateFolder + "/history"
    if isLive,
      let editor = LineEditor(historyPath: history, complete: { chat.completion(of: $0) })
    {
      return try await chat.run(editor: editor)
    }
    var reader = ScriptReader()
    return try await chat.run { reader.message() }
  }

  private var format: Output.Format {
    if json { return .json }
    if plain { return .plain }
    return .terminal(TerminalStyle(isTerminal: isatty(STDOUT_FILENO) == 1, environment: Environment.variables))
  }
}
