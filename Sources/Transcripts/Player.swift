package import Dialogue
import Knowledge
import Language
package import Rendering

/// Plays a transcript and compares.
package struct Player: Sendable {
  private let machine: Machine
  private let renderer: Renderer

  package init(machine: Machine, renderer: Renderer) {
    self.machine = machine
    self.renderer = renderer
  }

  /// What happened at one turn.
  package struct Played: Sendable {
    package var turn: Transcript.Turn
    package var acts: [Act]
    /// The text of each act.
    package var texts: [String]
    package var state: State
    /// Expectations that do not hold, each in words.
    package var failures: [String]
  }

  /// Every turn up to the first that differs, that one included.
  package func play(_ transcript: Transcript) -> [Played] {
    var played: [Played] = []
    var conversation: Conversation?
    for turn in transcript.turns {
      let outcome: Turn
      if let said = turn.said, let known = conversation {
        outcome = machine.advance(known, Event(said))
      } else {
        outcome = machine.start(transcript.lang)
      }
      conversation = outcome.conversation
      let state = outcome.conversation.state
      let texts = outcome.acts.map { renderer.text($0, state.lang) }
      let failures = turn.lines.isEmpty ? [] : check(turn, outcome.acts, texts, state)
      played.append(Played(turn: turn, acts: outcome.acts, texts: texts, state: state, failures: failures))
      if !failures.isEmpty { break }
    }
    return played
  }

  private func check(_ turn: Transcript.Turn, _ acts: [Act], _ texts: [String], _ state: State) -> [String] {
    var failures: [String] = []
    var place = 0
    var isOpen = false
    for line in turn.lines {
      switch line.kind {
      case .rest: isOpen = true
      case .act(let id):
        if let found = find(from: place, isOpen, acts.count, { Wildcard.matches(acts[$0].id, id) }) {
          (place, isOpen) = (found + 1, false)
        } else {
          failures.append("\(line.number): @\(id)")
        }
      case .text(let pattern):
        // Several text lines may describe one act.
        let start = place > 0 && Wildcard.matches(texts[place - 1], pattern) ? place - 1 : place
        if let found = find(from: start, isOpen, acts.count, { Wildcard.matches(texts[$0], pattern) }) {
          (place, isOpen) = (found + 1, false)
        } else {
          failures.append("\(line.number): \(pattern)")
        }
      case .absent(let pattern):
        let isPresent =
          pattern.hasPrefix("@")
          ? acts.contains { Wildcard.matches($0.id, String(pattern.dropFirst())) }
          : texts.contains { Wildcard.matches($0, pattern) }
        if isPresent { failures.append("\(line.number): not \(pattern)") }
      case .slot(let slot, let value):
        let known = state.answers[slot].map { ValueText.text($0.value) } ?? ""
        if known != value { failures.append("\(line.number): \(slot): \(value) ≠ \(known)") }
      }
    }
    let expectsActs = turn.lines.contains { line in
      switch line.kind {
      case .act, .text, .rest: true
      case .absent, .slot: false
      }
    }
    // An act that no line accounts for is a change that somebody should see.
    if failures.isEmpty, expectsActs, !isOpen, place < acts.count {
      failures.append("\(turn.number): + " + acts[place...].map { "@" + $0.id }.joined(separator: " "))
    }
    return failures
  }

  private func find(from start: Int, _ isOpen: Bool, _ count: Int, _ matches: (Int) -> Bool) -> Int? {
    guard start < count else { return nil }
    return isOpen ? (start..<count).first(where: matches) : matches(start) ? start : nil
  }
}
