import ArgumentParser
import Server

/// Where the server's socket is.
struct SocketOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "Chemin du socket ; sinon ARIANE_SOCKET, sinon XDG_RUNTIME_DIR/ariane/ariane.sock.",
        "Path of the socket; else ARIANE_SOCKET, else XDG_RUNTIME_DIR/ariane/ariane.sock."),
      valueName: "path"))
  var socket: String?

  var path: String { SocketAddress.path(option: socket, environment: Environment.variables) }
}
