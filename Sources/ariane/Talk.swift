import ArgumentParser
import Assistant
import Content
import FoundationEssentials
import Glibc
import Rendering
import Store
import Terminal

/// `ariane`: a conversation, with somebody or from a script.
struct Talk: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "talk", abstract: say("Ouvre une conversation (par défaut).", "Opens a conversation (the default)."))

  @OptionGroup var options: ContentOptions

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

  @Flag(help: ArgumentHelp(say("Ne garde rien sur le disque.", "Keeps nothing on disk.")))
  var ephemeral = false

  @Flag(help: ArgumentHelp(say("Ne retient pas les lignes tapées.", "Does not remember the lines typed.")))
  var noHistory = false

  @Option(
    help: ArgumentHelp(
      say(
        "Écrit la conversation dans ce fichier, rejouable par ariane replay.",
        "Writes the conversation to this file, for ariane replay."),
      valueName: "file"))
  var record: String?

  func run() async throws {
    let content = try options.load()
    let outcome: Chat.Outcome
    do throws(StoreError) {
      outcome = try await talk(content)
    } catch {
      throw Failure.store(error)
    }
    if outcome != .done { throw ExitCode(outcome.rawValue) }
  }

  private func talk(_ content: Content) async throws(StoreError) -> Chat.Outcome {
    let renderer = content.renderer
    let log = ephemeral ? try EventLog() : try EventLog(path: Environment.stateFolder + "/log.sqlite")
    let assistant = Assistant(machine: content.machine, renderer: renderer, log: log) { Int64(time(nil)) }
    let previous = try log.latest()
    let id = "terminal-\(time(nil))-\(getpid())"
    let first = try await assistant.start(id, options.language)
    let chat = Chat(
      assistant: assistant, renderer: renderer, output: Output(format, renderer), id: id, first: first,
      previous: previous,
      recorder: recorder)
    if !c.isEmpty {
      var rest = c[...]
      return try await chat.run { rest.popFirst() }
    }
    if LineEditor.isInteractive, !plain, !json,
      let editor = LineEditor(historyPath: historyPath, complete: { chat.completion(of: $0) })
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

  private var historyPath: String? {
    ephemeral || noHistory ? nil : Environment.stateFolder + "/history"
  }

  private var recorder: Recorder? {
    record.map { path in
      Recorder(lang: options.language) { text in
        if !FileManager.default.createFile(atPath: path, contents: Data(text.utf8)) {
          Main.complain(Failure.unwritable(path: path).text(options.language))
        }
      }
    }
  }
}
