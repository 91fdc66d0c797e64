import ArgumentParser
import Assistant
import Content
import Dialogue
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

  @OptionGroup var store: StoreOptions
  @OptionGroup var terminal: TerminalOptions

  @Option(
    help: ArgumentHelp(
      say(
        "Écrit la conversation dans ce fichier, rejouable par ariane replay.",
        "Writes the conversation to this file, for ariane replay."),
      valueName: "file"))
  var record: String?

  func run() async throws {
    let content = try options.load()
    let outcome: ChatOutcome
    do throws(AssistantError) {
      outcome = try await talk(content)
    } catch {
      throw Failure.assistant(error)
    }
    if outcome != .done { throw ExitCode(outcome.rawValue) }
  }

  private func talk(_ content: Content) async throws(AssistantError) -> ChatOutcome {
    let renderer = content.renderer
    let log: EventLog
    let previous: String?
    do throws(StoreError) {
      log = try store.open()
      previous = try log.latest(prefix: Self.prefix)
    } catch {
      throw .store(error)
    }
    let machine = content.machine
    // While somebody reads the first words.
    let isLive = terminal.isLive
    async let warm: Void = isLive ? machine.warmUp() : ()
    let assistant = Assistant(machine: machine, renderer: renderer, log: log, revision: content.revision) {
      Int64(time(nil))
    }
    let partner = LocalPartner(
      assistant: assistant, renderer: renderer, lang: options.language, id: Self.newId(), previous: previous,
      recorder: recorder)
    let outcome = try await terminal.run(partner, renderer, options.language, keepsNothing: store.ephemeral)
    await warm
    return outcome
  }

  /// Begins the ids of conversations held in a terminal.
  static let prefix = "terminal-"

  static func newId() -> String { prefix + "\(time(nil))-\(getpid())" }

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
