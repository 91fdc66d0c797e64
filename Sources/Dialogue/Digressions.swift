import Advice
package import Knowledge
import Language

/// What the user may ask at any time. Each returns to the pending question and costs no retry.
extension Machine {
  /// Nil when the intent means nothing here: the message is then read as an answer.
  func digress(_ intent: Intent, _ reading: Reading, _ state: inout State) -> [Act]? {
    switch intent {
    case .help: return [.phrase("help")] + again(&state)
    case .greet: return [.phrase("hello")] + again(&state)
    case .thank: return [.phrase("thanks")] + again(&state)
    case .insult: return [.phrase("insult")] + again(&state)
    case .distress: return [.phrase("distress")] + again(&state)
    case .robot: return [.phrase("robot")] + again(&state)
    case .bye:
      state.isClosed = true
      return [.phrase("bye")]
    case .restart: return restart(&state)
    case .repeat: return sayAgain(&state)
    case .recipe: return recipe(&state)
    case .recap: return [.recap(state.situation)] + again(&state)
    case .changeLanguage: return speak(state.lang.other, &state)
    case .speakFrench: return speak(.fr, &state)
    case .speakEnglish: return speak(.en, &state)
    case .enough: return enough(&state)
    case .dontKnow:
      guard let asked = state.pending else { return state.hasAdvised ? [.phrase("advice-next")] : nil }
      return skip(&state, asked) + onwards(&state, since: nil)
    // Who was asked something else speaks of that: « j'ai été formé à la gouvernance partagée ».
    case .deny where !reading.sheets.isEmpty && state.pending == nil: return refuse(reading, &state)
    case .nothing, .deny, .yes, .correct: return shortAnswer(intent, &state)
    case .whyAsked: return why(reading, &state)
    case .howConcluded: return [.reasons(advice(state))] + again(&state)
    case .whatIf: return whatIf(reading, &state)
    case .whyNot: return whyNot(reading, &state)
    case .define: return define(reading, &state)
    case .search: return search(reading, &state)
    case .compare: return compare(reading, &state)
    case .list:
      let ids = base.sheets.map(\.id)
      if state.pending == nil { state.offered = ids }
      return [.list(ids)] + again(&state)
    case .showSheet: return showSheet(reading, &state)
    case .guideMe: return guideMe(reading, &state)
    case .next: return state.pending == nil && state.hasAdvised ? guideMe(reading, &state) : again(&state)
    case .stop:
      guard state.pending == nil else { return enough(&state) }
      state.isClosed = true
      return [.phrase("bye")]
    case .export: return [.phrase("export-how")] + again(&state)
    case .forgetMe:
      state.isForgetting = true
      return [.phrase("forget-confirm")]
    case .pick: return pick(ordinal: reading.ordinal, reading, &state)
    case .resume: return [.phrase("resumed"), .recap(state.situation)] + again(&state)
    case .feedback: return refuse(reading, &state)
    case .more: return more(&state)
    case .outOfDomain: return reading.mentions.isEmpty ? [.phrase("out-of-domain")] + again(&state) : nil
    case .undo, .previous, .inform: return nil
    }
  }

  private func sayAgain(_ state: inout State) -> [Act] {
    state.guide == nil && state.pending == nil && state.hasAdvised ? [advise(&state)] : askAnew(&state)
  }

  /// The pending question with its whole list, as if for the first time.
  func askAnew(_ state: inout State) -> [Act] {
    guard state.guide == nil, let slot = state.pending.flatMap(dialog.slot) else { return again(&state) }
    return [ask(slot, &state, isAnew: true)]
  }

  /// The whole path for the project's issue.
  private func recipe(_ state: inout State) -> [Act] {
    let issues = state.situation.choices(VariableID.issues)
    let recipes = base.recipes.filter { issues.contains($0.issue) }
    guard !recipes.isEmpty else { return [.phrase("recipe-none")] + again(&state) }
    return recipes.map { .recipe($0.id, state.situation) } + again(&state)
  }

  func restart(_ state: inout State) -> [Act] {
    var new = State(lang: state.lang, step: dialog.steps.first?.id ?? "")
    new.isLangFixed = state.isLangFixed
    state = new
    return [.phrase("restarted")] + progress(&state)
  }

  /// A new conversation, of which nothing came before; the shell erases the log at the word « forgotten ».
  func forget(_ state: inout State) -> [Act] {
    var new = State(lang: state.lang, step: dialog.steps.first?.id ?? "")
    new.isLangFixed = state.isLangFixed
    state = new
    return [.phrase("forgotten")] + progress(&state)
  }

  /// « la deuxième »: one of the list that was just shown.
  private func pick(ordinal: Int?, _ reading: Reading, _ state: inout State) -> [Act]? {
    guard reading.picks.isEmpty, let ordinal, !state.offered.isEmpty else { return nil }
    var reading = reading
    reading.picks = [ordinal < 0 ? state.offered.count : ordinal]
    return pick(reading, &state)
  }

  /// Sheets that were tried in vain, or that nobody wants, are left out from now on.
  private func refuse(_ reading: Reading, _ state: inout State) -> [Act]? {
    guard !reading.sheets.isEmpty else { return nil }
    let before = state.hasAdvised ? sketch(state) : nil
    state.refused.formUnion(reading.sheets)
    return [.refused(reading.sheets)] + onwards(&state, since: before)
  }

  /// What else suits the situation, the best first.
  private func more(_ state: inout State) -> [Act]? {
    guard state.hasAdvised, state.pending == nil else { return nil }
    let advice = sketch(state)
    let known = Set((advice.route.steps + advice.route.later).map(\.sheet))
    let others = advice.ranking.filter { $0.isSuitable && !known.contains($0.sheet.id) }.prefix(Self.othersShown)
    guard !others.isEmpty else { return [.phrase("more-none")] }
    state.offered = others.map { $0.sheet.id }
    return [.phrase("more"), .list(state.offered)]
  }

  private static let othersShown = 6

  private func speak(_ lang: Lang, _ state: inout State) -> [Act] {
    state.lang = lang
    state.isLangFixed = true
    return [.phrase("language")] + again(&state)
  }

  /// « rien », « non », « oui » without any fact.
  private func shortAnswer(_ intent: Intent, _ state: inout State) -> [Act]? {
    guard let asked = state.pending, let variable = base.taxonomy.variable(asked) else {
      return intent == .yes
        ? nil : [.phrase(state.hasAdvised || !state.answers.isEmpty ? "correct-how" : "not-understood-open")]
    }
    guard intent == .nothing || intent == .deny else {
      return intent == .correct ? [.phrase("correct-how")] + again(&state) : nil
    }
    let value: Value
    if variable.term("none") != nil {
      value = variable.isSet ? .choices(["none"]) : .choice("none")
    } else if variable.isSet, intent == .nothing {
      value = .choices([])
    } else if intent == .deny {
      return [.phrase("correct-how")] + again(&state)
    } else {
      return nil
    }
    state.answers[asked] = State.Answer(value: value, isAssumed: false)
    let mention = Reading.Mention(
      variable: asked, value: value, isDenied: false, words: "", place: 0, isCorrected: false)
    return [.understood([mention])] + onwards(&state, since: nil)
  }

  private func why(_ reading: Reading, _ state: inout State) -> [Act] {
    guard let asked = state.pending else { return [.reasons(advice(state))] }
    let outlook = adviser.outlook(on: state.situation, words: state.words)
    return [.whyAsked(slot: asked, candidates: outlook.prospect(asked)?.candidates ?? [])] + again(&state)
  }

  private func whatIf(_ reading: Reading, _ state: inout State) -> [Act] {
    guard !reading.mentions.isEmpty else { return [.phrase("what-if-how")] + again(&state) }
    var other = state
    for mention in reading.mentions {
      let known = state.answers[mention.variable]?.value
      guard let value = merged(mention, known, isReplacing: false) else { continue }
      other.answers[mention.variable] = State.Answer(value: value, isAssumed: false)
    }
    let change = AdviceChange(from: sketch(state), to: sketch(other))
    return [.whatIf(reading.mentions, change: change)] + again(&state)
  }

  private func whyNot(_ reading: Reading, _ state: inout State) -> [Act] {
    let advice = sketch(state)
    guard let id = reading.sheets.first ?? picked(reading, state),
      let place = advice.ranking.firstIndex(where: { $0.sheet.id == id })
    else { return [unknown(reading.argument, otherwise: "why-not-which")] + again(&state) }
    let isRecommended = advice.recommended.contains { $0.sheet.id == id }
    return [.whyNot(advice.ranking[place], place: place + 1, isRecommended: isRecommended)] + again(&state)
  }

  private func define(_ reading: Reading, _ state: inout State) -> [Act] {
    if let term = reading.terms.first { return [.definition(term)] + again(&state) }
    if let sheet = reading.sheets.first { return [show(sheet, &state)] + again(&state) }
    return [unknown(reading.argument, otherwise: "define-what")] + again(&state)
  }

  private func search(_ reading: Reading, _ state: inout State) -> [Act] {
    guard !reading.argument.isEmpty else { return [.phrase("search-what")] + again(&state) }
    let targets = index.search(reading.argument, state.lang, limit: 6).map(\.target)
    if state.pending == nil { state.offered = targets.map(\.id) }
    return [.found(query: reading.argument, targets)] + again(&state)
  }

  private func compare(_ reading: Reading, _ state: inout State) -> [Act] {
    let ranking = sketch(state).ranking
    let compared = reading.sheets.prefix(3).compactMap { id in ranking.first { $0.sheet.id == id } }
    return [compared.count < 2 ? .phrase("compare-what") : .comparison(compared)] + again(&state)
  }

  private func showSheet(_ reading: Reading, _ state: inout State) -> [Act] {
    if let id = reading.sheets.first ?? picked(reading, state) ?? (reading.argument.isEmpty ? state.focus : nil) {
      return [show(id, &state)] + again(&state)
    }
    return [unknown(reading.argument, otherwise: "sheet-which")] + again(&state)
  }

  func show(_ id: String, _ state: inout State) -> Act {
    guard let sheet = base.sheet(id) else { return .unknownName(id, nearest: base.nearestName(to: id)) }
    state.focus = id
    return .sheet(id, SheetWarnings(sheet, in: state.situation))
  }

  /// A sheet, a term or a case, outside any conversation.
  package func show(_ target: SearchIndex.Target) -> Act {
    switch target {
    case .sheet(let id):
      base.sheet(id).map { .sheet(id, SheetWarnings($0, in: Situation())) } ?? .unknownName(id, nearest: nil)
    case .term(let id): .definition(id)
    case .case(let id): .precedent(id)
    }
  }

  /// The advice of a conversation as it stands, to take away.
  package func plan(_ state: State) -> Act { .advice(advice(state)) }

  /// The sheet that a number of the last list stands for.
  func picked(_ reading: Reading, _ state: State) -> String? {
    guard let n = reading.picks.first ?? reading.count, n >= 1, n <= state.offered.count else { return nil }
    let id = state.offered[n - 1]
    return base.sheet(id) == nil ? nil : id
  }

  private func unknown(_ name: String, otherwise phrase: String) -> Act {
    name.isEmpty ? .phrase(phrase) : .unknownName(name, nearest: base.nearestName(to: name))
  }
}
