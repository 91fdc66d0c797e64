package import Language

/// What happens to a conversation. The log of its events is the conversation; all else is computed.
package struct Event: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    /// What the user typed.
    case text(String)
    /// One of the choices offered, by its id.
    case choice(String)
    /// Takes back that many answers.
    case undo(Int)
    /// Starts over.
    case reset
  }

  /// What the event meant when it happened, so that it still means that when questions and lists have changed since.
  package struct Context: Hashable, Sendable {
    /// The slot whose question waited.
    package var asked: String?
    /// What numbers stood for; empty when the event names none.
    package var offered: [String]
    /// For an undo: the turn whose answer was the first to be taken back.
    package var undoneFrom: Int?

    package init(asked: String?, offered: [String] = [], undoneFrom: Int? = nil) {
      self.asked = asked
      self.offered = offered
      self.undoneFrom = undoneFrom
    }
  }

  package var content: Content
  /// The language asked for beside the message, from then on.
  package var lang: Lang?
  /// Nil for what happens now; the turn that answers fills it in.
  package var context: Context?

  package init(_ content: Content, lang: Lang? = nil, context: Context? = nil) {
    self.content = content
    self.lang = lang
    self.context = context
  }

  package init(_ text: String) { self.init(.text(text)) }
}
