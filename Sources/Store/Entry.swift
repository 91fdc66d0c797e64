package import Dialogue
package import Language

/// One turn, as the log keeps it.
package struct Entry: Sendable {
  /// The answer to a message that carries an id, kept so that a repeat of it gets the very same.
  package struct Receipt: Hashable, Sendable {
    package var message: String
    /// The answer, as it was sent.
    package var result: String

    package init(message: String, result: String) {
      self.message = message
      self.result = result
    }
  }

  /// What the conversation rests on after the turn, to tell when other content understands less.
  package struct Footing: Hashable, Sendable {
    /// The content's revision.
    package var revision: String
    /// What was understood, by variable.
    package var facts: [String: Fact]

    package init(revision: String, facts: [String: Fact]) {
      self.revision = revision
      self.facts = facts
    }
  }

  /// A value, as transcripts write it, and in words.
  package struct Fact: Hashable, Codable, Sendable {
    package var value: String
    package var text: String

    package init(value: String, text: String) {
      self.value = value
      self.text = text
    }
  }

  package var conversation: String
  /// From 1. The log refuses a turn that does not follow the last one.
  package var turn: Int
  package var event: Event
  /// Language that the conversation began in.
  package var lang: Lang
  /// Seconds since 1970. Order is that of the turns, whatever the clock says.
  package var at: Int64
  /// Nil when it is what it was.
  package var footing: Footing?
  package var receipt: Receipt?

  package init(
    conversation: String, turn: Int, event: Event, lang: Lang, at: Int64, footing: Footing?, receipt: Receipt? = nil
  ) {
    self.conversation = conversation
    self.turn = turn
    self.event = event
    self.lang = lang
    self.at = at
    self.footing = footing
    self.receipt = receipt
  }
}
