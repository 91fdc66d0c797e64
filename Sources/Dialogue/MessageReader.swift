package import Knowledge
import Language

/// Reads a message: what it is for, and the facts that it states.
///
/// Pure and total: any text gives a reading, an empty one at worst. The way is straight: tokens (`Tokenizer`), phrases and corrected
/// spelling (`Lexicon`), durations and numbers, names, values with what denies them, then the purpose.
package struct MessageReader: Sendable {
  let taxonomy: Taxonomy
  private let lazyVocabulary: Lazy<Vocabulary>
  private let lazyClassifier: Lazy<IntentClassifier>

  var vocabulary: Vocabulary { lazyVocabulary.value }

  /// - Parameters:
  ///   - vocabulary: compiled when the first message is read, so that the first question comes sooner.
  ///   - classifier: learnt when the first message is read.
  package init(taxonomy: Taxonomy, vocabulary: Lazy<Vocabulary>, classifier: Lazy<IntentClassifier>) {
    self.taxonomy = taxonomy
    lazyVocabulary = vocabulary
    lazyClassifier = classifier
  }

  /// Makes what is made at its first use.
  func warmUp() { _ = (lazyVocabulary.value, lazyClassifier.value) }

  /// - Parameters:
  ///   - asked: the variable whose question waits, which makes short answers readable.
  ///   - choices: what may be picked by number.
  package func read(_ text: String, asked: String?, choices: [String]) -> Reading {
    let message = Message(text, vocabulary)
    var reading = Reading()
    reading.lang = lang(of: message.tokens)
    reading.weight = message.tokens.count { $0.kind == .word && !FunctionWords.isLight($0.text) }
    takeSpelling(message, &reading)
    let isWhole = takeIntent(message, &reading)
    // Numbers and small words alone say nothing of what they are for.
    let guess = isWhole || reading.weight == 0 ? nil : classify(text, &reading)
    takeNumbers(message, asked, choices, &reading)
    takeNames(message, &reading)
    correctIntent(message, asked, isWhole, guess, &reading)
    let isAnswer = reading.intent.map { Self.answering.contains($0) } ?? true
    // A message that is nothing but a command states no fact: « passe » passes nothing on. Nor does one that asks about a thing.
    let isStating = isAnswer || !isWhole && !(reading.intent.map { Self.asking.contains($0) } ?? false)
    if isStating { takeValues(message, isAnswer ? asked : nil, &reading) }
    // In the order of the message; a stable sort, so that ties stay put.
    reading.mentions = reading.mentions.enumerated()
      .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element)
    reading.purpose = purpose(of: reading, guess, isAsked: asked != nil)
    return reading
  }

  /// Intents that a short answer may look like: « non » answers « y a-t-il un conflit ? ».
  private static let answering: Set<Intent> = [.yes, .deny, .nothing, .greet, .thank, .correct]

  /// Intents that ask about a thing: « c'est quoi le mandat flou ? » says nothing of the mandate.
  private static let asking: Set<Intent> = [
    .define, .showSheet, .guideMe, .compare, .whyNot, .howConcluded, .whyAsked, .outOfDomain, .feedback,
  ]

  private func lang(of tokens: [Token]) -> Lang? {
    let votes = FunctionWords.votes(in: tokens)
    // One word tells when nothing speaks for the other language and the message is more than a word or two.
    let isPlain = min(votes.fr, votes.en) == 0 && tokens.count > 2
    guard abs(votes.fr - votes.en) >= (isPlain ? 1 : 2) else { return nil }
    return votes.fr > votes.en ? .fr : .en
  }

  private func takeSpelling(_ message: Message, _ reading: inout Reading) {
    for (place, word) in message.corrections.enumerated() {
      guard let word else { continue }
      reading.findings.append(message.finding(.spelling(word), place..<(place + 1), 1, .taken))
    }
  }

  // MARK: What it is for

  /// Whether the phrase is the whole message.
  private func takeIntent(_ message: Message, _ reading: inout Reading) -> Bool {
    let best = vocabulary.intents.match(in: message.tokens, message.matches)
    for match in message.matches {
      guard case .intent(let intent, let position) = match.meaning else { continue }
      let isBest = best.map { $0.intent == intent && $0.position == position && $0.tokens == match.tokens } ?? false
      reading.findings.append(
        message.finding(
          .intent(intent, position), match.tokens, Message.score(weight: match.weight, isCorrected: match.isCorrected),
          isBest ? .taken : best == nil ? .misplaced : .surpassed))
    }
    guard let best else { return false }
    if best.position == .start { reading.opening = best.tokens.upperBound }
    reading.intent = best.intent
    reading.argument = message.words(best.tokens.upperBound..<message.tokens.count)
    reading.intentTokens = best.tokens
    return best.position == .whole
  }

  /// What the examples say of a message that is no phrase as a whole; its intent when they are sure.
  private func classify(_ text: String, _ reading: inout Reading) -> Classification<Intent> {
    let guess = lazyClassifier.value.classify(String(text.prefix(Self.longestClassified)))
    guard let best = guess.best else { return guess }
    let needed = Self.grave[best] ?? (reading.intent == nil ? 0 : Self.overruling)
    let isSure = guess.label != nil && guess.confidence >= needed
    reading.findings.append(
      Finding(
        kind: .guess(best), words: "", range: 0..<0, score: guess.confidence, verdict: isSure ? .taken : .surpassed))
    guard isSure, best != reading.intent else { return guess }
    // « non, pas des idées »: facts all the same, and the word at the beginning takes back.
    if best == .inform, reading.intent == .deny || reading.intent == .correct { return guess }
    reading.intent = best == .inform ? nil : best
    if best == .inform { reading.opening = 0 }
    return guess
  }

  /// What the numbers and the names of a message say of its intent, where no phrase and no sure guess does.
  private func correctIntent(
    _ message: Message, _ asked: String?, _ isWhole: Bool, _ guess: Classification<Intent>?, _ reading: inout Reading
  ) {
    guard !isWhole else { return }
    let isGuessed = reading.intentTokens.isEmpty
    // « une petite heure », « six ou sept »: a number that answers the question answers it.
    if let asked, isGuessed, reading.weight <= Self.tellingWeight, answers(asked, message, reading),
      (guess?.confidence ?? 0) < (reading.intent == .correct ? Self.overruling : Self.outspoken)
    {
      reading.intent = nil
      return
    }
    // « RACI ou cercles ? » compares, where nothing is told beside.
    let words = Set(message.tokens.map(\.text))
    if isGuessed, reading.sheets.count >= 2, reading.mentions.isEmpty,
      !words.isDisjoint(with: ["ou", "or", "vs", "versus"]),
      reading.intent != .feedback
    {
      reading.intent = .compare
    }
  }

  private func answers(_ asked: String, _ message: Message, _ reading: Reading) -> Bool {
    // Who names a sheet or a term speaks of it.
    guard reading.sheets.isEmpty, reading.terms.isEmpty else { return false }
    return reading.mentions.contains { $0.variable == asked }
      || message.matches.contains { if case .value(asked, _) = $0.meaning { true } else { false } }
      || vocabulary.answers[asked]?.read(message.text).matches.isEmpty == false
  }

  /// Confidence from which the examples say that what looks like an answer is none.
  private static let outspoken = 0.95

  /// Letters of a message that tell what it is for: whoever writes more tells about the project.
  private static let longestClassified = 1_000
  /// Confidence from which the examples overrule a phrase that is a part of the message.
  private static let overruling = 0.8
  /// Confidence from which the examples tell what would do harm by mistake: nobody should be sent to an emergency line, or lose a
  /// conversation, by a guess that is not quite sure.
  private static let grave: [Intent: Double] = [
    .distress: 0.9, .restart: 0.85, .forgetMe: 0.85, .bye: 0.85, .stop: 0.85, .undo: 0.8, .feedback: 0.9,
  ]

  private func purpose(of reading: Reading, _ guess: Classification<Intent>?, isAsked: Bool) -> Intent {
    let isInformative = !reading.mentions.isEmpty || !reading.impossible.isEmpty
    switch reading.intent {
    case .greet, .thank, .yes, .nothing, .dontKnow, .bye, .next, .robot:
      return isInformative ? .inform : reading.intent ?? .inform
    case .deny where guess?.best == .inform && isInformative, .correct where guess?.best == .inform && isInformative:
      return (guess?.confidence ?? 0) >= Self.overruling ? .inform : reading.intent ?? .inform
    case nil:
      // Who was asked answers, and who writes at length tells, unless something says otherwise.
      let isTelling = isInformative || isAsked || reading.weight > Self.tellingWeight
      if isTelling { return .inform }
      return (guess?.best == .distress ? guess?.runnerUp : guess?.best) ?? .outOfDomain
    case .some(let intent): return intent
    }
  }

  /// Words that carry meaning from which a message tells about the project.
  private static let tellingWeight = 6
}
