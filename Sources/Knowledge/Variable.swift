package import Language

/// One thing that can be known of a project: how many take part, how long they have, who facilitates ...
/// Source: `Knowledge/taxonomy.yaml`.
package struct Variable: Hashable, Sendable, Codable {
  package enum Kind: Hashable, Sendable, Codable {
    /// A whole number within a range.
    case integer(ClosedRange<Int>)
    /// Working time, in minutes; a day of work is 420.
    case duration(ClosedRange<Int>)
    /// Time of the calendar, in days.
    case calendar(ClosedRange<Int>)
    /// One value among terms.
    case choice([Term])
    /// Any number of values among terms.
    case choices([Term])
  }

  /// Clauses about a number, with `{n}` in its place.
  package struct NumberPhrases: Hashable, Sendable, Codable {
    package var equal: Bilingual
    package var more: Bilingual
    package var less: Bilingual

    package init(equal: Bilingual, more: Bilingual, less: Bilingual) {
      self.equal = equal
      self.more = more
      self.less = less
    }
  }

  package var id: String
  package var label: Bilingual
  package var kind: Kind
  package var phrases: NumberPhrases?
  /// Ways of saying that a number is this variable, with `{n}`: « on est {n} ».
  package var frames: BilingualList
  /// Ways of saying that a number is something else: « commune de {n} ».
  package var notFrames: BilingualList
  /// Typical intervals of a number, smallest first; they stand for what could be answered.
  package var bands: [ClosedRange<Int>]

  package init(
    id: String, label: Bilingual, kind: Kind, phrases: NumberPhrases? = nil, frames: BilingualList = BilingualList(),
    notFrames: BilingualList = BilingualList(), bands: [ClosedRange<Int>] = []
  ) {
    self.id = id
    self.label = label
    self.kind = kind
    self.phrases = phrases
    self.frames = frames
    self.notFrames = notFrames
    self.bands = bands
  }

  /// The terms to choose from; empty for a number.
  package var terms: [Term] {
    switch kind {
    case .choice(let terms), .choices(let terms): terms
    case .integer, .duration, .calendar: []
    }
  }

  package var isSet: Bool {
    if case .choices = kind { true } else { false }
  }

  /// The range of a number; nil for a choice.
  package var range: ClosedRange<Int>? {
    switch kind {
    case .integer(let range), .duration(let range), .calendar(let range): range
    case .choice, .choices: nil
    }
  }

  /// The term of this variable with an id.
  package func term(_ id: String) -> Term? { terms.first { $0.id == id } }

  /// The term that an amount of money stands for; nil when this variable has none of the kind.
  package func term(worth euros: Int) -> Term? { terms.first { $0.money?.contains(euros) == true } }

  /// What could be answered, one value of each sort.
  package var possibleValues: [Value] {
    switch kind {
    case .choice(let terms): terms.map { .choice($0.id) }
    case .choices(let terms): terms.map { .choices([$0.id]) }
    case .integer, .duration, .calendar: bands.map { .number($0) }
    }
  }

  /// Whether a value is one that this variable can take.
  package func accepts(_ value: Value) -> Bool {
    switch (kind, value) {
    case (.choice, .choice(let id)): term(id) != nil
    case (.choice, .noneOf(let ids)), (.choices, .choices(let ids)): ids.allSatisfy { term($0) != nil }
    case (.integer(let range), .number(let number)), (.duration(let range), .number(let number)),
      (.calendar(let range), .number(let number)):
      range.contains(number.lowerBound) && (range.contains(number.upperBound) || number.upperBound == Int.max)
    default: false
    }
  }
}
