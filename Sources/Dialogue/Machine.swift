package import Advice
package import Knowledge
package import Language

/// The dialogue state machine: `(conversation, event) -> (conversation, acts)`. Pure: no clock, no chance, no file.
package struct Machine: Sendable {
  package let dialog: Dialog
  package let base: KnowledgeBase
  package let adviser: Adviser
  let reader: MessageReader
  private let lazyIndex: Lazy<SearchIndex>
  private var openings: [Lang: Lazy<Turn>] = [:]

  package init(
    dialog: Dialog, base: KnowledgeBase, weights: Weights, vocabulary: Lazy<Vocabulary>,
    classifier: Lazy<IntentClassifier>
  ) {
    self.dialog = dialog
    self.base = base
    adviser = Adviser(base: base, weights: weights)
    reader = MessageReader(taxonomy: base.taxonomy, vocabulary: vocabulary, classifier: classifier)
    lazyIndex = Lazy { SearchIndex(base) }
    let bare = self
    openings = Dictionary(uniqueKeysWithValues: Lang.allCases.map { lang in (lang, Lazy { bare.opening(lang) }) })
  }

  var index: SearchIndex { lazyIndex.value }

  /// A new conversation and its first words: always the same ones.
  package func start(_ lang: Lang) -> Turn { openings[lang]?.value ?? opening(lang) }

  private func opening(_ lang: Lang) -> Turn {
    var state = State(lang: lang, step: dialog.steps.first?.id ?? "")
    let acts = progress(&state)
    return Turn(conversation: Conversation(state), acts: acts)
  }

  /// Makes what is made at its first use: for moments when nobody waits.
  package func warmUp() {
    _ = (reader.read("?!", asked: nil, choices: []), index)
    reader.warmUp()
    adviser.warmUp()
  }

  /// A conversation in which nothing has happened, its opening neither.
  package var blank: Conversation { Conversation(State(lang: .fr, step: "")) }

  /// A new conversation that the user opens: the welcome goes with the answer, and no question is put that nobody saw.
  package func start(_ lang: Lang, hearing event: Event) -> Turn {
    let opening = start(lang)
    let asked = opening.conversation.state.pending
    var turn = advance(opening.conversation, event)
    let welcome = opening.acts.filter { if case .question = $0 { false } else { true } }
    let answer = turn.acts.filter { if case .phrase("hello") = $0 { false } else { true } }
    turn.acts =
      welcome
      + answer.map { act in
        guard case .question(var question) = act, question.slot == asked else { return act }
        (question.isRepeated, question.isFirst) = (false, true)
        return .question(question)
      }
    return turn
  }

  /// What is said on coming back to a conversation: what is known, and the question that waits.
  package func greetAgain(_ conversation: Conversation) -> Turn {
    var conversation = conversation
    conversation.state.isClosed = false
    let acts = [.phrase("resumed"), .recap(conversation.state.situation)] + again(&conversation.state)
    return Turn(conversation: conversation, acts: acts)
  }

  /// The same log gives the same conversation, always.
  package func replay(_ events: [Event], _ lang: Lang) -> Conversation {
    var conversation = start(lang).conversation
    for event in events { conversation = advance(conversation, event).conversation }
    return conversation
  }

  /// - Parameter conversation: consumed, so that its past grows in place: a long log is read in linear time.
  package func advance(_ conversation: consuming Conversation, _ event: Event) -> Turn {
    var conversation = conversation
    conversation.turns += 1
    let before = conversation.state
    conversation.state.isClosed = false
    if let lang = event.lang { (conversation.state.lang, conversation.state.isLangFixed) = (lang, true) }
    if let context = event.context { recall(context, &conversation.state) }
    var context = Event.Context(asked: conversation.state.pending)
    let acts: [Act]
    switch event.content {
    case .undo(let count): acts = undo(count, event.context, &context, &conversation)
    case .reset: acts = restart(&conversation.state)
    case .choice(let id):
      context.offered = conversation.state.offered
      acts = choose(id, &conversation.state)
    case .text(let text):
      let reading = read(text, conversation.state)
      if !conversation.state.isLangFixed, let lang = reading.lang { conversation.state.lang = lang }
      if !reading.picks.isEmpty || reading.count != nil { context.offered = conversation.state.offered }
      let isBack = reading.intent == .undo || (reading.intent == .previous && conversation.state.guide == nil)
      acts =
        isBack
        ? undo(reading.count ?? 1, event.context, &context, &conversation)
        : respond(to: reading, text, &conversation.state)
    }
    if context.undoneFrom == nil, conversation.state.memory != before.memory {
      conversation.past.append(.init(turn: conversation.turns, state: before))
    }
    return Turn(
      conversation: conversation, acts: acts,
      event: Event(event.content, lang: event.lang, context: event.context ?? context))
  }

  /// What a message would be understood as.
  ///
  /// - Parameter asked: the variable whose question waits.
  package func understand(_ text: String, asked: String?) -> Reading {
    reader.read(text, asked: asked, choices: [])
  }

  private func read(_ text: String, _ state: State) -> Reading {
    reader.read(text, asked: state.guide == nil ? state.pending : nil, choices: state.offered)
  }

  /// Puts the question and the list back as they stood when an event of the log happened. With the dialogue of then this changes nothing.
  private func recall(_ context: Event.Context, _ state: inout State) {
    state.pending = context.asked.flatMap { dialog.slot($0)?.id }
    if let asked = state.pending, !state.asked.contains(asked) { state.asked.append(asked) }
    if !context.offered.isEmpty { state.offered = context.offered }
  }

  /// Whether a choice is on offer, by its id.
  package func accepts(choice id: String, in conversation: Conversation) -> Bool {
    conversation.state.offered.contains(id)
  }

  private func choose(_ id: String, _ state: inout State) -> [Act] {
    var reading = Reading()
    if let place = state.offered.firstIndex(of: id) { reading.picks = [place + 1] }
    return respond(to: reading, id, &state)
  }

  // MARK: Undo

  /// Back to before the last `count` answers; talk in between does not count.
  private func undo(
    _ count: Int, _ recalled: Event.Context?, _ context: inout Event.Context, _ conversation: inout Conversation
  ) -> [Act] {
    let last = conversation.state
    var undone = 0
    if let recalled {
      // What was taken back then, even where less is understood now.
      while let from = recalled.undoneFrom, let moment = conversation.past.last, moment.turn >= from {
        conversation.state = moment.state
        conversation.past.removeLast()
        undone += 1
      }
    } else {
      while undone < max(1, min(count, Self.mostUndone)), let moment = conversation.past.popLast() {
        conversation.state = moment.state
        context.undoneFrom = moment.turn
        undone += 1
      }
    }
    // Nothing to undo is said, and is no answer either.
    context.undoneFrom = context.undoneFrom ?? conversation.turns
    (conversation.state.lang, conversation.state.isLangFixed) = (last.lang, last.isLangFixed)
    conversation.state.misses = 0
    // Who undoes goes on, even when the last word before was goodbye.
    conversation.state.isClosed = false
    let first: Act = undone == 0 ? .phrase("nothing-to-undo") : .undone(count: undone)
    // Whoever goes back chooses again: the list is shown whole.
    return [first] + (undone == 0 ? again(&conversation.state) : askAnew(&conversation.state))
  }

  private static let mostUndone = 100

  // MARK: Responding

  private func respond(to reading: Reading, _ text: String, _ state: inout State) -> [Act] {
    if reading.intent == .distress { return [.phrase("distress")] + again(&state) }
    if state.isForgetting {
      state.isForgetting = false
      if reading.intent == .yes || reading.intent == .forgetMe { return forget(&state) }
      if reading.intent == .deny, reading.mentions.isEmpty { return [.phrase("forget-kept")] + again(&state) }
    }
    if state.guide != nil, let acts = guided(reading, &state) { return acts }
    var reading = reading
    completeCorrection(&reading, state)
    // Facts are never lost: only a message that is clearly for something else leaves them aside.
    let isInformative = !reading.mentions.isEmpty || !reading.impossible.isEmpty
    switch reading.intent {
    case .greet, .thank, .yes, .deny, .correct, .nothing, .dontKnow, .insult, .bye, .next, .robot, .inform, .pick,
      .more, nil:
      if isInformative { return inform(reading, text, &state) }
    default: break
    }
    if let intent = reading.intent, let acts = digress(intent, reading, &state) { return acts }
    if let acts = pick(reading, &state) { return acts }
    if isInformative { return inform(reading, text, &state) }
    if let sheet = reading.sheets.first { return [show(sheet, &state)] + again(&state) }
    if reading.weight == 0, reading.intent == nil, text.allSatisfy(\.isWhitespace) { return again(&state) }
    return notUnderstood(text, &state)
  }

  /// « non, plutôt 18 »: a lone number corrects the number said last.
  private func completeCorrection(_ reading: inout Reading, _ state: State) {
    guard reading.intent == .correct || reading.intent == .deny, reading.mentions.isEmpty, reading.picks.count == 1,
      let last = state.lastNumber, let variable = base.taxonomy.variable(last), let known = state.answers[last]?.value
    else { return }
    // « 4 » corrects « 3 h » in hours, as it was said.
    let unit = VariableID.time == last && known.isWholeHours ? 60 : 1
    let number = reading.picks[0] * unit
    guard variable.accepts(.number(number...number)) else { return }
    reading.mentions = [
      Reading.Mention(
        variable: last, value: .number(number...number), isDenied: false, words: "", place: 0, isCorrected: false)
    ]
    reading.intent = .correct
  }

  // MARK: The flow

  /// Walks the flow until something waits for the user.
  func progress(_ state: inout State) -> [Act] {
    var acts: [Act] = []
    // A flow whose steps lead in circles stops; `ariane check` refuses it.
    for _ in 0...dialog.steps.count {
      guard let step = dialog.step(state.step) else { break }
      switch step.action {
      case .say(let phrase): acts.append(.phrase(phrase))
      case .collect:
        if let slot = nextSlot(state) { return acts + [ask(slot, &state)] }
      case .advise: acts.append(advise(&state))
      case .listen:
        state.pending = nil
        return acts
      }
      guard let next = follow(step, state) else { break }
      state.step = next
    }
    state.pending = nil
    return acts
  }

  private func follow(_ step: FlowStep, _ state: State) -> String? {
    step.next.first { $0.guardCondition.map { $0.holds(in: state.situation) == .yes } ?? true }?.to
  }

  /// The pending question once more, after something came between.
  func again(_ state: inout State) -> [Act] {
    if state.guide != nil { return [guideStep(&state)].compactMap { $0 } }
    guard let id = state.pending, let slot = dialog.slot(id) else { return [] }
    return [ask(slot, &state)]
  }

  func advice(_ state: State) -> Advice {
    adviser.advice(on: state.situation, words: state.words, askable: dialog.slots.map(\.id))
  }

  /// The advice without its confidence: to compare, to plan, to give reasons for one sheet.
  func sketch(_ state: State) -> Advice { adviser.advice(on: state.situation, words: state.words, askable: []) }

  func advise(_ state: inout State) -> Act {
    let advice = advice(state)
    state.pending = nil
    state.hasAdvised = true
    state.offered = (advice.route.steps + advice.route.later).map(\.sheet)
    return .advice(advice)
  }

  /// Advice at once, whatever is still unknown.
  func enough(_ state: inout State) -> [Act] {
    guard let step = dialog.steps.first(where: { $0.action == .advise }) else { return [advise(&state)] }
    state.step = step.id
    return progress(&state)
  }
}

extension Value {
  /// Minutes that make whole hours.
  fileprivate var isWholeHours: Bool {
    if case .number(let range) = self { range.lowerBound.isMultiple(of: 60) && range.upperBound >= 60 } else { false }
  }
}
