package import Knowledge
package import Language

/// What was understood of one message, with the words that say it.
package struct Reading: Sendable {
  /// A value of a variable, stated or denied.
  package struct Mention: Hashable, Sendable {
    package var variable: String
    package var value: Value
    /// Denied: « pas à distance ».
    package var isDenied: Bool
    /// Words as typed.
    package var words: String
    /// Place of the words in the message, in tokens.
    package var place: Int
    /// A typing mistake was forgiven.
    package var isCorrected: Bool
  }

  package var intent: Intent?
  package var mentions: [Mention] = []
  /// Numbers that are out of the variable's range.
  package var impossible: [Mention] = []
  /// Sheets named, in order.
  package var sheets: [String] = []
  /// Glossary terms named, in order.
  package var terms: [String] = []
  /// Numbers that are about nothing else: places in a list.
  package var picks: [Int] = []
  /// A count that goes with the intent: « annule 2 réponses ».
  package var count: Int?
  /// Where the message proper begins, behind « non », « en fait » and the like: in tokens.
  package var opening = 0
  /// What follows the phrase of the intent, as typed: « cherche [budget] ».
  package var argument = ""
  /// The language that the words tell; nil when they do not.
  package var lang: Lang?
  /// Number of words that carry meaning.
  package var weight = 0
}
