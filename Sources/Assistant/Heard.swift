package import Dialogue
package import Language
package import Store

/// A message that somebody sends to a conversation.
package struct Request: Sendable {
  package var conversation: String
  package var content: Event.Content
  /// Language asked for; kept until another is asked for.
  package var lang: Lang?
  /// Id of the message: a repeat of it gets the same answer and changes nothing.
  package var message: String?
  /// False: the conversation must exist already.
  package var mayBegin: Bool

  package init(
    conversation: String, content: Event.Content, lang: Lang? = nil, message: String? = nil, mayBegin: Bool = true
  ) {
    self.conversation = conversation
    self.content = content
    self.lang = lang
    self.message = message
    self.mayBegin = mayBegin
  }
}

/// An answer that is ready, and becomes true once its turn is on disk.
package struct Heard: Sendable {
  /// The answer, as the caller writes it.
  package var result: String
  /// A repeat of an earlier message.
  package var isReplayed: Bool
  /// Nil when the turn is on disk already.
  package var ticket: EventLog.Ticket?
  package var request: Request
  /// The user wants the conversation erased, this turn included.
  var erases = false
}
