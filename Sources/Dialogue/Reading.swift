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
    /// The words behind each id of a choice, the surest first; empty for a number.
    package var evidence: [Evidence] = []

    /// One more id of a set, or one more reason for it.
    mutating func add(_ id: String, words: String, score: Double) {
      if case .choices(let ids) = value { value = .choices(ids.union([id])) }
      if let known = evidence.firstIndex(where: { $0.id == id }) {
        // Independent words: each takes away a part of the doubt.
        evidence[known].score = 1 - (1 - evidence[known].score) * (1 - score)
      } else {
        evidence.append(Evidence(id: id, words: words, score: score))
      }
    }

    /// Puts the surest first; ties stay in the order of the message.
    mutating func rank() {
      evidence = evidence.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
        .map(\.element)
    }
  }

  /// What made Ariane think of a value.
  package struct Evidence: Hashable, Sendable {
    package var id: String
    /// Words as typed.
    package var words: String
    /// How much they say, 0 to 1.
    package var score: Double
  }

  /// What its phrases say it is for; nil when none does.
  package var intent: Intent?
  /// What it is for, all things considered.
  package var purpose = Intent.outOfDomain
  package var mentions: [Mention] = []
  /// Numbers that are out of the variable's range.
  package var impossible: [Mention] = []
  /// Sheets named, in order.
  package var sheets: [String] = []
  /// Glossary terms named, in order.
  package var terms: [String] = []
  /// Numbers that are about nothing else: places in a list.
  package var picks: [Int] = []
  /// Deadlines that only a calendar could measure, as typed.
  package var dates: [String] = []
  /// A place in a list, from 1; -1 is the last.
  package var ordinal: Int?
  /// A count that goes with the intent: « annule 2 réponses ».
  package var count: Int?
  /// Where the message proper begins, behind « non », « en fait » and the like: in tokens.
  package var opening = 0
  /// The tokens of the intent's phrase.
  var intentTokens = 0..<0
  /// All that was seen, taken or not.
  package var findings: [Finding] = []
  /// What follows the phrase of the intent, as typed: « cherche [budget] ».
  package var argument = ""
  /// The language that the words tell; nil when they do not.
  package var lang: Lang?
  /// Number of words that carry meaning.
  package var weight = 0
}
