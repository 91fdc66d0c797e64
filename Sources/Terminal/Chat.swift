package import Assistant
import Dialogue
import Language
package import Rendering
package import Store

/// A conversation in the terminal: line by line with somebody, or from a script.
package final class Chat {
  /// How a conversation ended, as an exit status.
  package enum Outcome: Int32, Sendable {
    case done = 0
    /// A script ended on something that was not understood, or said nothing.
    case noAnswer = 1
    case interrupted = 130
  }

  private let assistant: Assistant
  private let renderer: Renderer
  private let output: Output
  private var id: String
  private var reply: Reply
  private var recorder: Recorder?
  /// The conversation to go back to with `/reprendre`.
  private let previous: String?

  /// - Parameters:
  ///   - first: the reply that opened the conversation.
  ///   - recorder: where the conversation is written down, if anywhere.
  package init(
    assistant: Assistant, renderer: Renderer, output: Output, id: String, first: Reply, previous: String?,
    recorder: Recorder?
  ) {
    self.assistant = assistant
    self.renderer = renderer
    self.output = output
    self.id = id
    self.previous = previous
    self.recorder = recorder
    reply = first
  }

  /// Says each message, then the answer. For scripts: the opening is shown too.
  package func run(script messages: () -> String?) async throws(StoreError) -> Outcome {
    open()
    var hasSpoken = false
    while let message = messages() {
      if message.allSatisfy(\.isWhitespace) { continue }
      hasSpoken = true
      // A script types nothing on the screen: without its own lines the answers read like a monologue.
      output.say("> " + message)
      guard try await take(message) else { return .done }
    }
    let isLost = reply.acts.contains { if case .notUnderstood = $0 { true } else { false } }
    return hasSpoken && !isLost ? .done : .noAnswer
  }

  /// Talks with somebody at the terminal.
  package func run(editor: LineEditor) async throws(StoreError) -> Outcome {
    open()
    if previous != nil { output.say(say("terminal-resume-hint")) }
    var joiner = LineJoiner()
    var interruptions = 0
    while true {
      switch editor.readLine(prompt: joiner.isOpen ? "… " : "> ") {
      case .end:
        if let rest = joiner.finish(), try await !take(rest) { return .done }
        output.say("\n" + say("bye"))
        return .done
      case .interrupted:
        joiner.abandon()
        interruptions += 1
        print("")
        // Once leaves the line, twice in a row leaves the conversation.
        if interruptions > 1 { return .interrupted }
        output.say(say("terminal-interrupted"))
      case .text(let line):
        interruptions = 0
        guard let message = joiner.take(line), !message.allSatisfy(\.isWhitespace) else { continue }
        if try await !take(message) { return .done }
      }
    }
  }

  /// What may follow the text left of the cursor.
  package func completion(of typed: String) -> LineEditor.Completion {
    if typed.hasPrefix("/"), !typed.contains(" ") {
      return .init(replaced: typed.count, candidates: SlashCommand.names.filter { $0.hasPrefix(typed) })
    }
    let choices = reply.choices.map { renderer.label($0, of: reply.state.pending ?? "", reply.lang) }
    let candidates = choices + renderer.sheetNames(reply.lang)
    // The longest end of the line that begins a name, so that « fiche ent » completes.
    let words = typed.split(separator: " ", omittingEmptySubsequences: false)
    for start in words.indices {
      let part = words[start...].joined(separator: " ")
      let folded = Folding.fold(part)
      let found = candidates.filter { !folded.isEmpty && Folding.fold($0).hasPrefix(folded) }
      if !found.isEmpty { return .init(replaced: part.count, candidates: found) }
    }
    return .init(replaced: 0, candidates: [])
  }

  private func open() {
    recorder?.open(reply)
    output.show(reply)
  }

  /// False when the conversation is over.
  private func take(_ line: String) async throws(StoreError) -> Bool {
    switch SlashCommand(line) {
    case nil: return try await hear(line)
    case .say(let words): return try await hear(words)
    case .quit:
      output.say(say("bye"))
      return false
    case .resume: return try await resume()
    case .unknown(let name, let nearest):
      output.say(
        nearest.map { say("terminal-unknown-command", ["name": name, "nearest": $0]) }
          ?? say("terminal-unknown-command-plain", ["name": name]))
      return true
    }
  }

  private func hear(_ message: String) async throws(StoreError) -> Bool {
    reply = try await assistant.hear(message, in: id)
    recorder?.add(message, reply)
    output.show(reply)
    return !reply.isClosed
  }

  private func resume() async throws(StoreError) -> Bool {
    guard let previous, let resumed = try await assistant.resume(previous) else {
      output.say(say("terminal-nothing-to-resume"))
      return true
    }
    // A recording holds one conversation from its start: half of another would not replay.
    if recorder != nil { output.say(say("terminal-recording-stopped")) }
    recorder = nil
    id = previous
    reply = resumed
    output.show(reply)
    return true
  }

  private func say(_ phrase: String, _ values: [String: String] = [:]) -> String {
    renderer.phrase(phrase, reply.lang, values)
  }
}
