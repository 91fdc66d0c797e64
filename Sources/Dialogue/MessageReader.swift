package import Knowledge
import Language

/// Reads a message: what it is for, and the facts that it states.
///
/// Pure and total: any text gives a reading, an empty one at worst.
package struct MessageReader: Sendable {
  let taxonomy: Taxonomy
  private let lazyVocabulary: Lazy<Vocabulary>

  private var vocabulary: Vocabulary { lazyVocabulary.value }

  /// - Parameter vocabulary: compiled when the first message is read, so that the first question comes sooner.
  package init(taxonomy: Taxonomy, vocabulary: Lazy<Vocabulary>) {
    self.taxonomy = taxonomy
    lazyVocabulary = vocabulary
  }

  /// - Parameters:
  ///   - asked: the variable whose question waits, which makes short answers readable.
  ///   - choices: what may be picked by number.
  package func read(_ text: String, asked: String?, choices: [String]) -> Reading {
    let tokens = Array(Tokenizer.tokens(of: text).prefix(Self.longest))
    var reading = Reading()
    reading.lang = lang(of: tokens)
    reading.weight = tokens.filter { $0.kind == .word && !FunctionWords.isLight($0.text) }.count
    let typed = Typed(text: text, tokens: tokens)
    var used: Set<Int> = []

    var isWhole = false
    if let match = vocabulary.intents.match(in: tokens) {
      isWhole = match.position == .whole
      if match.position == .start { reading.opening = match.tokens.upperBound }
      reading.intent = match.intent
      reading.argument = typed.words(match.tokens.upperBound..<tokens.count)
      used.formUnion(match.tokens)
    }
    let durations = DurationReader.durations(in: tokens)
    for duration in durations { take(duration, typed, asked, &reading) }
    for duration in durations { used.formUnion(duration.tokens) }
    for number in NumberReader.numbers(in: tokens) where used.isDisjoint(with: number.tokens) {
      take(number, typed, asked, choices, &reading)
    }
    takeNames(typed, &reading)
    let isAnswer = reading.intent.map { Self.answering.contains($0) } ?? true
    // A message that is nothing but a command states no fact: « passe » passes nothing on.
    if isAnswer || !isWhole { takeValues(typed, isAnswer ? asked : nil, &reading) }
    // In the order of the message; a stable sort, so that ties stay put.
    reading.mentions = reading.mentions.enumerated()
      .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element)
    return reading
  }

  /// Words read of one message: enough for pages, and a bound on the work.
  private static let longest = 3_000

  /// An answer takes up at least one word in this many.
  private static let answerShare = 3

  /// Intents that a short answer may look like: « non » answers « y a-t-il un conflit ? ».
  private static let answering: Set<Intent> = [.yes, .deny, .nothing, .greet, .thank, .correct]

  /// A text with its tokens, to quote what was typed.
  struct Typed {
    let bytes: [UInt8]
    let tokens: [Token]

    init(text: String, tokens: [Token]) {
      bytes = Array(text.utf8)
      self.tokens = tokens
    }

    func words(_ range: Range<Int>) -> String {
      guard let first = range.first, let last = range.last, last < tokens.count else { return "" }
      return String(decoding: bytes[tokens[first].range.lowerBound..<tokens[last].range.upperBound], as: UTF8.self)
    }
  }

  private func lang(of tokens: [Token]) -> Lang? {
    let votes = FunctionWords.votes(in: tokens)
    guard abs(votes.fr - votes.en) >= 2 else { return nil }
    return votes.fr > votes.en ? .fr : .en
  }

  // MARK: Numbers

  private func take(_ duration: DurationMention, _ typed: Typed, _ asked: String?, _ reading: inout Reading) {
    let words = typed.words(duration.tokens)
    switch duration.amount {
    case .work(let minutes): add(VariableID.time, .number(minutes), words, duration.tokens, &reading)
    case .calendar(let days):
      let horizon = taxonomy.variables.first { if case .calendar = $0.kind { true } else { false } }
      // Years beyond any project are an age (« des jeunes de 18 ans »).
      if let horizon, horizon.accepts(.number(days)) {
        add(horizon.id, .number(days), words, duration.tokens, &reading)
      }
      // « Trois mois », when asked how long: several sessions at the least.
      if asked == VariableID.time { add(VariableID.time, .number(840...Int.max), words, duration.tokens, &reading) }
    }
  }

  private func take(
    _ number: NumberMention, _ typed: Typed, _ asked: String?, _ choices: [String], _ reading: inout Reading
  ) {
    let words = typed.words(number.tokens)
    let isLeading = number.tokens.lowerBound <= 1 || reading.intent == .correct || reading.intent == .deny
    let isAlone =
      typed.tokens.allSatisfy { $0.kind == .sign || FunctionWords.isLight($0.text) || $0.kind == .number }
      || number.tokens.count == typed.tokens.count
    guard number.low.isFinite, number.low < 1e9, number.high < 1e9 || number.high == .infinity else { return }
    let low = Int(number.low.rounded())
    let value = Value.number(low...(number.high.isFinite ? max(low, Int(number.high.rounded())) : Int.max))
    if let variable = vocabulary.frames.variable(of: number, in: typed.tokens), !number.isArticle {
      add(variable, value, words, number.tokens, &reading)
    } else if let asked, case .integer = taxonomy.variable(asked)?.kind, isAlone || !number.isArticle {
      add(asked, value, words, number.tokens, &reading)
    } else if asked == VariableID.time, isAlone, number.isExact, low <= 12, choices.isEmpty {
      // « 3 », when asked how long: hours.
      add(VariableID.time, .number((low * 60)...(low * 60)), words, number.tokens, &reading)
    } else if number.tokens.lowerBound > 0, ["les", "both"].contains(typed.tokens[number.tokens.lowerBound - 1].text) {
      // « les deux » picks two things, not the second.
      return
    } else if number.isExact, isAlone || (isLeading && !number.isArticle), low > 0 {
      reading.picks.append(low)
    }
    if number.isExact, !number.isArticle, reading.intent != nil, reading.count == nil { reading.count = low }
  }

  private func add(_ variable: String, _ value: Value, _ words: String, _ tokens: Range<Int>, _ reading: inout Reading)
  {
    var value = value
    // « Moins de 20 » has no lower bound of its own: the variable's stands for it.
    if case .number(let number) = value, let range = taxonomy.variable(variable)?.range,
      number.lowerBound < range.lowerBound, number.upperBound > range.lowerBound
    {
      value = .number(range.lowerBound...number.upperBound)
    }
    let mention = Reading.Mention(
      variable: variable, value: value, isDenied: false, words: words, place: tokens.lowerBound, isCorrected: false)
    guard taxonomy.variable(variable)?.accepts(value) == true else {
      reading.impossible.append(mention)
      return
    }
    // « Plutôt 40 que 30 » keeps the first; a later number of the same message does not undo it.
    if !reading.mentions.contains(where: { $0.variable == variable }) { reading.mentions.append(mention) }
  }

  // MARK: Words

  private func takeNames(_ typed: Typed, _ reading: inout Reading) {
    let matches = longest(vocabulary.lexicon.matches(in: typed.tokens).filter { isName($0, typed.tokens) })
    for match in matches {
      switch match.meaning {
      case .sheet(let id): if !reading.sheets.contains(id) { reading.sheets.append(id) }
      case .term(let id): if !reading.terms.contains(id) { reading.terms.append(id) }
      case .value: break
      }
    }
  }

  /// One word names a sheet only as it is written, give or take a plural.
  private func isName(_ match: LexiconMatch<Vocabulary.Meaning>, _ tokens: [Token]) -> Bool {
    if case .value = match.meaning { return false }
    guard match.weight == 1, match.tokens.count == 1 else { return true }
    let word = tokens[match.tokens.lowerBound].text
    return match.isCorrected || vocabulary.names.contains(word) || vocabulary.names.contains(word + "s")
      || (word.hasSuffix("s") && vocabulary.names.contains(String(word.dropLast())))
  }

  private func takeValues(_ typed: Typed, _ asked: String?, _ reading: inout Reading) {
    var found: [(variable: String, id: String, match: Range<Int>, weight: Int, isCorrected: Bool, isAnswer: Bool)] = []
    for match in vocabulary.lexicon.matches(in: typed.tokens) {
      guard case .value(let variable, let id) = match.meaning else { continue }
      found.append((variable, id, match.tokens, match.weight, match.isCorrected, false))
    }
    if let asked, let lexicon = vocabulary.answers[asked] {
      // Short words answer short: where they are a small part of the message, they are about something else.
      for match in lexicon.matches(in: typed.tokens) where match.weight * Self.answerShare >= reading.weight {
        found.append((asked, match.meaning, match.tokens, match.weight, match.isCorrected, true))
      }
    }
    for item in found {
      // A longer phrase says more than the shorter one inside it: of its own variable, or than a word that only answers the question.
      let isCovered = found.contains { other in
        (other.variable == item.variable || item.isAnswer) && other.match != item.match && other.weight > item.weight
          && other.match.lowerBound <= item.match.lowerBound && other.match.upperBound >= item.match.upperBound
      }
      guard !isCovered else { continue }
      add(item.variable, item.id, item.match, item.isCorrected, typed, &reading)
    }
  }

  private func add(
    _ variable: String, _ id: String, _ tokens: Range<Int>, _ isCorrected: Bool, _ typed: Typed,
    _ reading: inout Reading
  ) {
    guard let kind = taxonomy.variable(variable)?.kind else { return }
    let isDenied = Negation.denies(tokens, in: typed.tokens, from: reading.opening)
    if isDenied, reading.intent != .deny, reading.intent != .correct {
      // « Ils ne demandent pas leurs aides » is about the aids all the same; a need or a stage that is denied is none.
      if variable == VariableID.issues {
        return addMention(variable, kind, id, tokens, false, isCorrected, typed, &reading)
      }
      if variable == VariableID.needs || variable == VariableID.stage || variable == VariableID.have { return }
    }
    addMention(variable, kind, id, tokens, isDenied, isCorrected, typed, &reading)
  }

  private func addMention(
    _ variable: String, _ kind: Variable.Kind, _ id: String, _ tokens: Range<Int>, _ isDenied: Bool,
    _ isCorrected: Bool,
    _ typed: Typed, _ reading: inout Reading
  ) {
    let words = typed.words(tokens)
    let place = reading.mentions.firstIndex { $0.variable == variable && $0.isDenied == isDenied }
    func take(_ value: Value, isDenied: Bool) {
      reading.mentions.append(
        .init(
          variable: variable, value: value, isDenied: isDenied, words: words, place: tokens.lowerBound,
          isCorrected: isCorrected))
    }
    switch kind {
    case .choices:
      if let place, case .choices(let ids) = reading.mentions[place].value {
        reading.mentions[place].value = .choices(ids.union([id]))
      } else {
        take(.choices([id]), isDenied: isDenied)
      }
    case .choice:
      if isDenied {
        if let place, case .noneOf(let ids) = reading.mentions[place].value {
          reading.mentions[place].value = .noneOf(ids.union([id]))
        } else {
          take(.noneOf([id]), isDenied: true)
        }
      } else if place == nil {
        take(.choice(id), isDenied: false)
      }
    case .integer, .duration, .calendar: break
    }
  }

  /// Without the matches that a longer one covers.
  private func longest<M>(_ matches: [LexiconMatch<M>]) -> [LexiconMatch<M>] {
    matches.filter { match in
      !matches.contains { other in
        other.weight > match.weight && other.tokens.overlaps(match.tokens)
      }
    }
  }
}
