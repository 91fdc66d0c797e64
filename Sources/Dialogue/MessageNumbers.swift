import Knowledge
import Language

/// The numbers and the durations of a message, and what they are about.
extension MessageReader {
  func takeNumbers(_ message: Message, _ asked: String?, _ choices: [String], _ reading: inout Reading) {
    var used = Set(reading.intentTokens)
    reading.ordinal = OrdinalReader.place(in: message.tokens)
    for date in DateReader.deadlines(in: message.tokens) {
      reading.dates.append(message.words(date))
      reading.findings.append(message.finding(.date, date, 0.8, .taken))
      used.formUnion(date)
    }
    for amount in MoneyReader.amounts(in: message.tokens) where used.isDisjoint(with: amount.tokens) {
      take(amount, message, &reading)
      used.formUnion(amount.tokens)
    }
    for duration in DurationReader.durations(in: message.tokens) where used.isDisjoint(with: duration.tokens) {
      take(duration, message, asked, &reading)
      used.formUnion(duration.tokens)
    }
    for number in NumberReader.numbers(in: message.tokens) where used.isDisjoint(with: number.tokens) {
      take(number, message, asked, choices, &reading)
    }
  }

  /// « 300 euros » is the value whose amounts hold it.
  private func take(_ amount: MoneyMention, _ message: Message, _ reading: inout Reading) {
    for variable in taxonomy.variables {
      guard let term = variable.term(worth: amount.euros.lowerBound) else { continue }
      let verdict = vocabulary.frames.verdict(on: amount.tokens, in: message.text, among: [variable.id])
      guard verdict != .notAbout(variable.id) else {
        reading.findings.append(
          message.finding(.value(variable: variable.id, .choice(term.id)), amount.tokens, 0.9, .excepted))
        continue
      }
      add(variable.id, .choice(term.id), amount.tokens, message, &reading)
    }
  }

  private func take(_ duration: DurationMention, _ message: Message, _ asked: String?, _ reading: inout Reading) {
    let horizon = taxonomy.variables.first { if case .calendar = $0.kind { true } else { false } }
    let own = Set([VariableID.time, horizon?.id].compactMap { $0 })
    let verdict = vocabulary.frames.verdict(on: duration.tokens, in: message.text, among: own)
    let isWork = if case .work = duration.amount { true } else { false }
    if case .notAbout(let variable) = verdict, isWork == (variable == VariableID.time) {
      let amount: Value =
        switch duration.amount {
        case .work(let minutes): .number(minutes)
        case .calendar(let days): .number(days)
        }
      reading.findings.append(
        message.finding(.value(variable: variable, amount), duration.tokens, 0.9, .excepted))
      return
    }
    switch (duration.amount, duration.days) {
    case (.work, .some(let days)) where verdict == horizon.map({ .about($0.id) }):
      add(horizon?.id ?? "", .number(days), duration.tokens, message, &reading)
    case (.work(let minutes), _): add(VariableID.time, .number(minutes), duration.tokens, message, &reading)
    case (.calendar(let days), _):
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
    // A bare number is a count: the frames of durations are for what has a unit.
    let counted = Set(taxonomy.variables.filter { if case .integer = $0.kind { true } else { false } }.map(\.id))
    let isLeading = number.tokens.lowerBound <= 1 || reading.intent == .correct || reading.intent == .deny
    let isAlone =
      tokens.allSatisfy { $0.kind == .sign || FunctionWords.isLight($0.text) || $0.kind == .number }
      || number.tokens.count == tokens.count
    guard number.low.isFinite, number.low < 1e9, number.high < 1e9 || number.high == .infinity else { return }
    let low = Int(number.low.rounded())
    let range = low...(number.high.isFinite ? max(low, Int(number.high.rounded())) : Int.max)
    let before = number.tokens.lowerBound - 1
    if case .about(let variable) = vocabulary.frames.verdict(on: number.tokens, in: message.text, among: counted),
      !number.isArticle
    {
      add(variable, .number(range), number.tokens, message, &reading)
    } else if let asked, case .integer = taxonomy.variable(asked)?.kind, isAlone || !number.isArticle {
      add(asked, .number(range), number.tokens, message, &reading)
    } else if let asked, !number.isArticle, let term = taxonomy.variable(asked)?.term(worth: low) {
      // « 2 500 », when asked for the budget.
      add(asked, .choice(term.id), number.tokens, message, &reading)
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
    } else if let known = reading.mentions.firstIndex(where: { $0.variable == variable }) {
      if let sum = sum(reading.mentions[known], value, tokens, message) {
        reading.mentions[known].value = sum
        verdict = .taken
      } else {
        // « Plutôt 40 que 30 » keeps the first; a later number of the same message does not undo it.
        verdict = .surpassed
      }
    } else {
      reading.mentions.append(mention)
      verdict = .taken
    }
    reading.findings.append(message.finding(.value(variable: variable, value), tokens, 0.9, verdict))
  }

  /// « 12 familles et 6 soignants » are 18: two numbers of the same thing with nothing but a noun and a link between them.
  private func sum(_ known: Reading.Mention, _ value: Value, _ tokens: Range<Int>, _ message: Message) -> Value? {
    guard case .integer = taxonomy.variable(known.variable)?.kind, case .number(let first) = known.value,
      case .number(let second) = value, known.place < tokens.lowerBound, first.upperBound < Int.max,
      second.upperBound < Int.max
    else { return nil }
    let between = message.tokens[(known.place + 1)..<tokens.lowerBound]
    guard between.count <= 5, let link = between.last, ["et", "and", "plus", "+"].contains(link.text) else {
      return nil
    }
    return .number((first.lowerBound + second.lowerBound)...(first.upperBound + second.upperBound))
  }
}
