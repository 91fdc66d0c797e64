import Knowledge
import Language

/// The numbers and the durations of a message, and what they are about.
extension MessageReader {
  func takeNumbers(_ message: Message, _ asked: String?, _ choices: [String], _ reading: inout Reading) {
    let durations = DurationReader.durations(in: message.tokens)
    for duration in durations { take(duration, message, asked, &reading) }
    var used = Set(reading.intentTokens)
    for duration in durations { used.formUnion(duration.tokens) }
    for number in NumberReader.numbers(in: message.tokens) where used.isDisjoint(with: number.tokens) {
      take(number, message, asked, choices, &reading)
    }
  }

  private func take(_ duration: DurationMention, _ message: Message, _ asked: String?, _ reading: inout Reading) {
    switch duration.amount {
    case .work(let minutes): add(VariableID.time, .number(minutes), duration.tokens, message, &reading)
    case .calendar(let days):
      let horizon = taxonomy.variables.first { if case .calendar = $0.kind { true } else { false } }
      // Years beyond any project are an age (« des jeunes de 18 ans »).
      if let horizon, horizon.accepts(.number(days)) {
        add(horizon.id, .number(days), duration.tokens, message, &reading)
      }
      // « Trois mois », when asked how long: several sessions at the least.
      if asked == VariableID.time { add(VariableID.time, .number(840...Int.max), duration.tokens, message, &reading) }
    }
  }

  private func take(
    _ number: NumberMention, _ message: Message, _ asked: String?, _ choices: [String], _ reading: inout Reading
  ) {
    let tokens = message.tokens
    let isLeading = number.tokens.lowerBound <= 1 || reading.intent == .correct || reading.intent == .deny
    let isAlone =
      tokens.allSatisfy { $0.kind == .sign || FunctionWords.isLight($0.text) || $0.kind == .number }
      || number.tokens.count == tokens.count
    guard number.low.isFinite, number.low < 1e9, number.high < 1e9 || number.high == .infinity else { return }
    let low = Int(number.low.rounded())
    let range = low...(number.high.isFinite ? max(low, Int(number.high.rounded())) : Int.max)
    let before = number.tokens.lowerBound - 1
    if let variable = vocabulary.frames.variable(of: number, in: tokens), !number.isArticle {
      add(variable, .number(range), number.tokens, message, &reading)
    } else if let asked, case .integer = taxonomy.variable(asked)?.kind, isAlone || !number.isArticle {
      add(asked, .number(range), number.tokens, message, &reading)
    } else if asked == VariableID.time, isAlone, number.isExact, low <= 12, choices.isEmpty {
      // « 3 », when asked how long: hours.
      add(VariableID.time, .number((low * 60)...(low * 60)), number.tokens, message, &reading)
    } else if before >= 0, ["les", "both"].contains(tokens[before].text) {
      // « les deux » picks two things, not the second.
      return
    } else {
      let isPick = number.isExact && low > 0 && (isAlone || (isLeading && !number.isArticle))
      if isPick { reading.picks.append(low) }
      if !number.isArticle {
        reading.findings.append(message.finding(.number(range), number.tokens, 0.5, isPick ? .taken : .misplaced))
      }
    }
    if number.isExact, !number.isArticle, reading.intent != nil, reading.count == nil { reading.count = low }
  }

  private func add(
    _ variable: String, _ value: Value, _ tokens: Range<Int>, _ message: Message, _ reading: inout Reading
  ) {
    var value = value
    // « Moins de 20 » has no lower bound of its own: the variable's stands for it.
    if case .number(let number) = value, let range = taxonomy.variable(variable)?.range,
      number.lowerBound < range.lowerBound, number.upperBound > range.lowerBound
    {
      value = .number(range.lowerBound...number.upperBound)
    }
    let mention = Reading.Mention(
      variable: variable, value: value, isDenied: false, words: message.words(tokens), place: tokens.lowerBound,
      isCorrected: false)
    let verdict: Finding.Verdict
    if taxonomy.variable(variable)?.accepts(value) != true {
      reading.impossible.append(mention)
      verdict = .impossible
    } else if reading.mentions.contains(where: { $0.variable == variable }) {
      // « Plutôt 40 que 30 » keeps the first; a later number of the same message does not undo it.
      verdict = .surpassed
    } else {
      reading.mentions.append(mention)
      verdict = .taken
    }
    reading.findings.append(message.finding(.value(variable: variable, value), tokens, 0.9, verdict))
  }
}
