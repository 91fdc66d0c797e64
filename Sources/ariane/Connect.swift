import ArgumentParser
import FoundationEssentials
import Glibc
import Language
import Rendering
import Server
import Terminal

/// `ariane connect`: the conversation of the terminal, with a server that answers.
struct Connect: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: say(
      "Ouvre une conversation avec un serveur (ariane serve).", "Opens a conversation with a server (ariane serve)."))

  @OptionGroup var options: ContentOptions
  @OptionGroup var terminal: TerminalOptions

  @OptionGroup var address: SocketOptions

  @Option(
    help: ArgumentHelp(
      say(
        "Clé de la conversation, pour y revenir ou la partager ; sinon une nouvelle.",
        "Key of the conversation, to come back to it or share it; else a new one."), valueName: "key"))
  var conversation: String?

  func run() async throws {
    // The terminal's own phrases; all the rest comes from the server.
    let renderer = try options.load().renderer
    let outcome: ChatOutcome
    do throws(ServerError) {
      let partner = RemotePartner(
        client: try ProtocolClient(path: address.path), lang: options.lang, key: conversation ?? Talk.newId(),
        memory: Environment.stateFolder + "/connected")
      outcome = try await terminal.run(partner, renderer, options.language)
    } catch {
      throw Failure.server(error)
    }
    if outcome != .done { throw ExitCode(outcome.rawValue) }
  }
}
