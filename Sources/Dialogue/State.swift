package import Knowledge
package import Language

/// Where a conversation stands: a fold of what was said. Never saved; the log is.
package struct State: Hashable, Sendable {
  package struct Answer: Hashable, Sendable {
    package var value: Value
    /// Taken because the user did not know.
    package var isAssumed: Bool
  }

  /// Walking through a sheet, step by step.
  package struct Guide: Hashable, Sendable {
    package var sheet: String
    package var step: Int
  }

  package var lang: Lang
  /// The user chose the language: it is no longer guessed.
  package var isLangFixed = false
  /// By variable.
  package var answers: [String: Answer] = [:]
  /// Slots that the user passed over.
  package var skipped: Set<String> = []
  /// How well each sheet matches the words of the project, 0 to 1.
  package var words: [String: Double] = [:]
  /// The slot that waits for its answer.
  package var pending: String?
  /// What the numbers of the last list stand for.
  package var offered: [String] = []
  /// Slots asked so far.
  package var asked: [String] = []
  /// Messages in a row that did not answer the question.
  package var misses = 0
  package var step: String
  package var guide: Guide?
  /// The last thing shown that « pourquoi » and « la fiche » speak of.
  package var focus: String?
  package var hasAdvised = false
  /// Sheets that the user does not want.
  package var refused: Set<String> = []
  /// The number that was said last: « plutôt 40 » corrects it.
  package var lastNumber: String?
  /// The next yes erases everything.
  package var isForgetting = false
  package var isClosed = false

  package init(lang: Lang, step: String) {
    self.lang = lang
    self.step = step
  }

  package var situation: Situation {
    Situation(answers.mapValues(\.value), assumed: Set(answers.filter(\.value.isAssumed).keys), refused: refused)
  }

  /// What undo looks at: two states with the same memory differ only by talk.
  var memory: Memory { Memory(answers: answers, skipped: skipped, guide: guide, refused: refused) }

  struct Memory: Hashable {
    var answers: [String: Answer]
    var skipped: Set<String>
    var guide: Guide?
    var refused: Set<String>
  }
}
