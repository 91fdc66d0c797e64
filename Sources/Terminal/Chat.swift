package import Language
package import Rendering

/// A conversation in the terminal: line by line with somebody, or from a script.
package final class Chat<P: Partner> {
  private let partner: P
  private let renderer: Renderer
  private let output: Output
  private var last: Answer

  package init(partner: P, renderer: Renderer, output: Output, lang: Lang) {
    self.partner = partner
    self.renderer = renderer
    self.output = output
    last = Answer(text: "", lang: lang, choices: [], isClosed: false, isLost: false, documents: [])
  }

  /// Says each message, then the answer. For scripts: the opening is shown too.
  package func run(script messages: () -> String?) async throws(P.Failure) -> ChatOutcome {
    show(try await partner.open())
    var hasSpoken = false
    while let message = messages() {
      if message.allSatisfy(\.isWhitespace) { continue }
      hasSpoken = true
      // A script types nothing on the screen: without its own lines the answers read like a monologue.
      output.say("> " + message)
      guard try await take(message) else { return .done }
    }
    return hasSpoken && !last.isLost ? .done : .noAnswer
  }

  /// Talks with somebody at the terminal.
  package func run(editor: LineEditor) async throws(P.Failure) -> ChatOutcome {
    show(try await partner.open())
    if partner.canResume { output.say(say("terminal-resume-hint")) }
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
    let candidates = last.choices + renderer.sheetNames(last.lang)
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

  /// False when the conversation is over.
  private func take(_ line: String) async throws(P.Failure) -> Bool {
    switch SlashCommand(line) {
    case nil: return try await hear(line)
    case .say(let words): return try await hear(words)
    case .quit:
      output.say(say("bye"))
      return false
    case .resume:
      guard let resumed = try await partner.resume() else {
        output.say(say("terminal-nothing-to-resume"))
        return true
      }
      show(resumed)
      return true
    case .unknown(let name, let nearest):
      output.say(
        nearest.map { say("terminal-unknown-command", ["name": name, "nearest": $0]) }
          ?? say("terminal-unknown-command-plain", ["name": name]))
      return true
    }
  }

  private func hear(_ message: String) async throws(P.Failure) -> Bool {
    show(try await partner.hear(message))
    return !last.isClosed
  }

  private func show(_ answer: Answer) {
    last = answer
    if let note = answer.note { output.say(say(note)) }
    output.show(answer)
  }

  private func say(_ phrase: String, _ values: [String: String] = [:]) -> String {
    renderer.phrase(phrase, last.lang, values)
  }
}
