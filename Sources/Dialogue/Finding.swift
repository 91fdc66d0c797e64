package import Knowledge

/// Something that was seen in a message, taken or not: what `ariane explain` shows.
package struct Finding: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A word read as another: a typing mistake, a short form.
    case spelling(String)
    case intent(Intent, IntentPhrases.Position)
    /// What the examples say of the whole message.
    case guess(Intent)
    case value(variable: String, Value)
    /// A number that is about no variable.
    case number(ClosedRange<Int>)
    case sheet(String)
    case term(String)
    /// A day or a month that only a calendar could tell the distance of.
    case date
  }

  package enum Verdict: String, Hashable, Sendable {
    case taken
    /// A longer phrase says more.
    case covered
    /// A phrase of `except` says that it is something else.
    case excepted
    /// The words deny it.
    case denied
    /// Out of the variable's range.
    case impossible
    /// Said before in the same message, or by surer words.
    case surpassed
    /// Not at the place in the message that it needs; or one word that only resembles a name.
    case misplaced
  }

  package var kind: Kind
  /// Words as typed.
  package var words: String
  /// UTF-8 offsets in the message.
  package var range: Range<Int>
  /// How much the words alone say, 0 to 1.
  package var score: Double
  package var verdict: Verdict
}
