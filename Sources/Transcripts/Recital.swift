package import Dialogue
package import Language

/// A stored conversation, said again.
package struct Recital {
  private let machine: Machine

  package init(_ machine: Machine) { self.machine = machine }

  /// What was said, nil for the opening, and what came of it.
  package func play(_ events: [Event], _ lang: Lang) -> [(said: String?, turn: Turn)] {
    var turn = machine.start(lang)
    var played: [(said: String?, turn: Turn)] = [(nil, turn)]
    for event in events {
      turn = machine.advance(turn.conversation, event)
      played.append((lines(event, turn.conversation.state.lang).joined(separator: "\n> "), turn))
    }
    return played
  }

  /// The same conversation as lines that somebody could have typed: choices by their numbers, undo and restart in words.
  package func lines(_ events: [Event], _ lang: Lang) -> [String] {
    var conversation = machine.start(lang).conversation
    return events.flatMap { event in
      conversation = machine.advance(conversation, event).conversation
      return lines(event, conversation.state.lang)
    }
  }

  private func lines(_ event: Event, _ lang: Lang) -> [String] {
    let wish = event.lang.map { $0 == .fr ? ["parle français"] : ["speak english"] } ?? []
    switch event.content {
    case .text(let text):
      let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
      // Opening a conversation says nothing.
      return wish + (line.allSatisfy(\.isWhitespace) ? [] : [line])
    case .choice(let id):
      let place = event.context?.offered.firstIndex(of: id)
      return wish + [place.map { "\($0 + 1)" } ?? id]
    case .undo(let count): return wish + Array(repeating: lang == .fr ? "retour" : "undo", count: count)
    case .reset: return wish + [lang == .fr ? "recommence" : "restart"]
    }
  }
}
