package import Language

/// A scripted conversation and what is expected of it. Plain text that anyone can write:
///
///     # lang: fr
///     # tags: happy
///     > on est 12
///     < @understood
///     < *12*
///     = participants: 12
///     < ...
///     not < @advice
package struct Transcript: Hashable, Sendable {
  /// One expectation, with its line for messages.
  package struct Line: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      /// The act with that id is said here.
      case act(String)
      /// An act whose text matches: `*` stands for anything.
      case text(String)
      /// Any further acts.
      case rest
      /// No act has that id, or none has a text that matches.
      case absent(String)
      /// A slot holds a value, written as the taxonomy writes it; empty: nothing is known.
      case slot(String, String)
    }

    package var kind: Kind
    /// From 1.
    package var number: Int
  }

  /// What the user says, and what must follow. The first turn has no text: it is the opening.
  package struct Turn: Hashable, Sendable {
    package var said: String?
    package var number: Int
    package var lines: [Line]
  }

  package var lang: Lang
  package var dialog: String
  package var tags: [String]
  /// Everything before the first turn, kept when the file is written again.
  package var header: [String]
  package var turns: [Turn]
}

/// A line that cannot be read. An unknown directive is an error, so that a typing mistake never makes a test pass.
package struct TranscriptFault: Error, Hashable, Sendable {
  package var line: Int
  package var text: String
}
