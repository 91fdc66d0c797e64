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

  @Option(
    help: ArgumentHelp(
      say(
        "Chemin du socket ; sinon ARIANE_SOCKET, sinon XDG_RUNTIME_DIR/ariane/ariane.sock.",
        "Path of the socket; else ARIANE_SOCKET, else XDG_RUNTIME_DIR/ariane/ariane.sock."),
      valueName: "path"))
  var socket: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Clé de la conversation, pour y revenir ou la partager ; sinon une nouvelle.",
        "Key of the conversation, to come back to it or share it; else a new one."), valueName: "key"))
  var conversation: String?

  func run() async throws {
    // The terminal's own phrases; all the rest comes from the server.
    let renderer = try options.load().renderer
    let path = SocketAddress.path(option: socket, environment: Environment.variables)
    let outcome: ChatOutcome
    do throws(ServerError) {
      let partner = RemotePartner(
        client: try ProtocolClient(path: path), lang: options.lang, key: conversation ?? Talk.newId(),
        memory: Environment.stateFolder + "/connected")
      outcome = try await terminal.run(partner, renderer, options.language)
    } catch {
      throw Failure.server(error)
    }
    if outcome != .done { throw ExitCode(outcome.rawValue) }
  }
}
