import ArgumentParser
import Glibc
import Terminal

/// The program. Exit status: 0 done, 1 no answer, 2 wrong usage, 130 interrupted.
@main
enum Main {
  static func main() async {
    do {
      var command = try Ariane.parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      finish(with: error)
    }
  }

  /// The one place where errors become text.
  private static func finish(with error: any Error) -> Never {
    if let failure = error as? Failure {
      complain(failure.text(.preferred))
      exit(failure.status)
    }
    let status = Ariane.exitCode(for: error)
    let message = Ariane.fullMessage(for: error)
    if !message.isEmpty {
      if status == .success { print(message) } else { complain(message) }
    }
    exit(status == .validationFailure ? 2 : status.rawValue)
  }

  /// Keeps what people typed from steering the terminal.
  static func harmless(_ text: String) -> String { TerminalText.harmless(text) }

  static func complain(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
