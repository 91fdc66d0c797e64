import Knowledge
import Language

/// The names and the values that a message says in words.
extension MessageReader {
  // MARK: Names

  func takeNames(_ message: Message, _ reading: inout Reading) {
    var names: [LexiconMatch<Vocabulary.Meaning>] = []
    for match in message.matches {
      switch match.meaning {
      case .sheet, .term:
        if isAsWritten(match, message.tokens) {
          names.append(match)
        } else {
          note(match, .misplaced, message, &reading)
        }
      case .value, .notValue, .intent: break
      }
    }
    for match in names {
      // Without the names that a longer one covers.
      let isCovered = names.contains { $0.weight > match.weight && $0.tokens.overlaps(match.tokens) }
      note(match, isCovered ? .covered : .taken, message, &reading)
      guard !isCovered else { continue }
      switch match.meaning {
      case .sheet(let id): if !reading.sheets.contains(id) { reading.sheets.append(id) }
      case .term(let id): if !reading.terms.contains(id) { reading.terms.append(id) }
      case .value, .notValue, .intent: break
      }
    }
  }

  /// One word names a sheet only as it is written, give or take a plural.
  private func isAsWritten(_ match: LexiconMatch<Vocabulary.Meaning>, _ tokens: [Token]) -> Bool {
    guard match.weight == 1, match.tokens.count == 1 else { return true }
    let word = tokens[match.tokens.lowerBound].text
    return match.isCorrected || vocabulary.names.contains(word) || vocabulary.names.contains(word + "s")
      || (word.hasSuffix("s") && vocabulary.names.contains(String(word.dropLast())))
  }

  private func note(
    _ match: LexiconMatch<Vocabulary.Meaning>, _ verdict: Finding.Verdict, _ message: Message, _ reading: inout Reading
  ) {
    let kind: Finding.Kind
    switch match.meaning {
    case .sheet(let id): kind = .sheet(id)
    case .term(let id): kind = .term(id)
    case .value, .notValue, .intent: return
    }
    reading.findings.append(
      message.finding(
        kind, match.tokens, Message.score(weight: match.weight, isCorrected: match.isCorrected), verdict))
  }

  // MARK: Values

  /// An answer takes up at least one word in this many.
  private static let answerShare = 3

  /// Words that say a value of a variable, before what stands around them is looked at.
  private struct Candidate {
    var variable: String
    var id: String
    var tokens: Range<Int>
    var weight: Int
    var isCorrected: Bool
    /// Recognised only because its question waits.
    var isAnswer: Bool

    /// As a phrase of `except`: whether it takes a value back. It says more than what it holds, or it says nothing.
    func excepts(_ other: Candidate) -> Bool {
      variable == other.variable && id == other.id && tokens.contains(other.tokens) && weight > other.weight
    }
  }

  func takeValues(_ message: Message, _ asked: String?, _ reading: inout Reading) {
    let (candidates, excepted) = candidates(message, asked, reading)
    let names = message.matches.filter { match in
      if case .sheet = match.meaning { isAsWritten(match, message.tokens) } else { false }
    }
    for one in candidates {
      let verdict: Finding.Verdict
      if excepted.contains(where: { $0.excepts(one) }) {
        verdict = .excepted
      } else if isCovered(one, by: candidates) || isPartOfName(one, names) {
        verdict = .covered
      } else {
        verdict = take(one, message, &reading)
      }
      reading.findings.append(
        message.finding(
          .value(variable: one.variable, value(one.id, of: one.variable)), one.tokens, score(one), verdict))
    }
    for place in reading.mentions.indices { reading.mentions[place].rank() }
  }

  private func score(_ one: Candidate) -> Double {
    Message.score(weight: one.weight, isCorrected: one.isCorrected, isAnswer: one.isAnswer)
  }

  private func candidates(
    _ message: Message, _ asked: String?, _ reading: Reading
  ) -> (found: [Candidate], excepted: [Candidate]) {
    var found: [Candidate] = []
    var excepted: [Candidate] = []
    for match in message.matches {
      func candidate(_ variable: String, _ id: String) -> Candidate {
        Candidate(
          variable: variable, id: id, tokens: match.tokens, weight: match.weight, isCorrected: match.isCorrected,
          isAnswer: false)
      }
      switch match.meaning {
      case .value(let variable, let id): found.append(candidate(variable, id))
      case .notValue(let variable, let id): excepted.append(candidate(variable, id))
      case .sheet, .term, .intent: break
      }
    }
    if let asked, let lexicon = vocabulary.answers[asked] {
      // Short words answer short: where they are a small part of the message, they are about something else.
      for match in lexicon.read(message.text).matches where match.weight * Self.answerShare >= reading.weight {
        found.append(
          Candidate(
            variable: asked, id: match.meaning, tokens: match.tokens, weight: match.weight,
            isCorrected: match.isCorrected, isAnswer: true))
      }
    }
    return (found, excepted)
  }

  /// A longer phrase says more than the shorter one inside it: of its own variable, or than a word that only answers the question.
  private func isCovered(_ one: Candidate, by candidates: [Candidate]) -> Bool {
    candidates.contains { other in
      (other.variable == one.variable || one.isAnswer) && other.tokens != one.tokens && other.weight > one.weight
        && other.tokens.contains(one.tokens)
    }
  }

  /// « le budget participatif » names a sheet, and says nothing of the budget.
  private func isPartOfName(_ one: Candidate, _ names: [LexiconMatch<Vocabulary.Meaning>]) -> Bool {
    !one.isAnswer && names.contains { $0.tokens.contains(one.tokens) && ($0.weight >= one.weight) }
  }

  private func value(_ id: String, of variable: String) -> Value {
    taxonomy.variable(variable)?.isSet == true ? .choices([id]) : .choice(id)
  }

  private func take(_ one: Candidate, _ message: Message, _ reading: inout Reading) -> Finding.Verdict {
    guard let kind = taxonomy.variable(one.variable)?.kind else { return .misplaced }
    var isDenied = Negation.denies(one.tokens, in: message.tokens, from: reading.opening)
    if isDenied, reading.intent != .deny, reading.intent != .correct {
      // « Ils ne demandent pas leurs aides » is about the aids all the same; a need or a stage that is denied is none.
      if one.variable == VariableID.issues {
        isDenied = false
      } else if [VariableID.needs, VariableID.stage, VariableID.have].contains(one.variable) {
        return .denied
      }
    }
    let place = reading.mentions.firstIndex { $0.variable == one.variable && $0.isDenied == isDenied }
    switch kind {
    case .choices:
      if let place {
        reading.mentions[place].add(one.id, words: message.words(one.tokens), score: score(one))
      } else {
        reading.mentions.append(mention(one, .choices([one.id]), isDenied, message))
      }
    case .choice where isDenied:
      if let place, case .noneOf(let ids) = reading.mentions[place].value {
        reading.mentions[place].value = .noneOf(ids.union([one.id]))
      } else {
        reading.mentions.append(mention(one, .noneOf([one.id]), true, message))
      }
    case .choice:
      guard place == nil else { return .surpassed }
      reading.mentions.append(mention(one, .choice(one.id), false, message))
    case .integer, .duration, .calendar: return .misplaced
    }
    return isDenied ? .denied : .taken
  }

  private func mention(_ one: Candidate, _ value: Value, _ isDenied: Bool, _ message: Message) -> Reading.Mention {
    let words = message.words(one.tokens)
    return Reading.Mention(
      variable: one.variable, value: value, isDenied: isDenied, words: words, place: one.tokens.lowerBound,
      isCorrected: one.isCorrected, evidence: [.init(id: one.id, words: words, score: score(one))])
  }
}
