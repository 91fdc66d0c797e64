package import Language

/// Who answers in a conversation: the assistant of this program, or one behind a socket.
package protocol Partner {
  associatedtype Failure: Error

  /// The first words.
  func open() async throws(Failure) -> Answer
  func hear(_ message: String) async throws(Failure) -> Answer
  /// Goes on with the last conversation; nil when there is none.
  func resume() async throws(Failure) -> Answer?
  /// There is a last conversation to go on with.
  var canResume: Bool { get }
}

/// What a partner answers, ready to be shown.
package struct Answer: Sendable {
  package var text: String
  package var lang: Lang
  /// Names of what may be picked now, for completion.
  package var choices: [String]
  /// The conversation is over.
  package var isClosed: Bool
  /// The message was not understood.
  package var isLost: Bool
  /// One JSON object an act.
  package var documents: [String]
  /// A phrase that the terminal says first.
  package var note: String?

  package init(
    text: String, lang: Lang, choices: [String], isClosed: Bool, isLost: Bool, documents: [String], note: String? = nil
  ) {
    self.text = text
    self.lang = lang
    self.choices = choices
    self.isClosed = isClosed
    self.isLost = isLost
    self.documents = documents
    self.note = note
  }
}
