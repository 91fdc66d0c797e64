/// One word, number or sign of a text, folded, with its place in the original.
package struct Token: Hashable, Sendable {
  package enum Kind: Sendable { case word, number, sign }

  /// What stands between the previous token and this one.
  package enum Gap: Int, Sendable, Comparable {
    case none, apostrophe, hyphen, space, clause

    package static func < (a: Gap, b: Gap) -> Bool { a.rawValue < b.rawValue }
  }

  /// Folded: lower case, no accents. SMS shortcuts are written out (`pr` is `pour`).
  package var text: String
  package var kind: Kind
  /// UTF-8 offsets in the original text.
  package var range: Range<Int>
  /// A comma, a full stop or a bracket before this token is `.clause`: negations do not reach across it.
  package var gap: Gap

  package init(text: String, kind: Kind, range: Range<Int>, gap: Gap) {
    self.text = text
    self.kind = kind
    self.range = range
    self.gap = gap
  }
}
