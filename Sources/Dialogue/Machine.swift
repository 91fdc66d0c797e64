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

  package init(dialog: Dialog, base: KnowledgeBase, weights: Weights, vocabulary: Lazy<Vocabulary>) {
    self.dialog = dialog
    self.base = base
    adviser = Adviser(base: base, weights: weights)
    reader = MessageReader(taxonomy: base.taxonomy, vocabulary: vocabulary)
    lazyIndex = Lazy { SearchIndex(base) }
  }

  var index: SearchIndex { lazyIndex.value }

  /// A new conversation and its first words.
  package func start(_ lang: Lang) -> Turn {
    var state = State(lang: lang, step: dialog.steps.first?.id ?? "")
    let acts = progress(&state)
    return Turn(conversation: Conversation(state), acts: acts)
  }

  /// What is said on coming back to a conversation: what is known, and the question that waits.
  package func greetAgain(_ conversation: Conversation) -> Turn {
    var state = conversation.state
    state.isClosed = false
    let acts = [.phrase("resumed"), .recap(state.situation)] + again(&state)
    return Turn(conversation: Conversation(state, past: conversation.past), acts: acts)
  }

  /// The same log gives the same conversation, always.
  package func replay(_ events: [Event], _ lang: Lang) -> Conversation {
    events.reduce(start(lang).conversation) { advance($0, $1).conversation }
  }

  package func advance(_ conversation: Conversation, _ event: Event) -> Turn {
    let text = event.text
    var state = conversation.state
    state.isClosed = false
    let reading = reader.read(text, asked: state.guide == nil ? state.pending : nil, choices: state.offered)
    if !state.isLangFixed, let lang = reading.lang { state.lang = lang }
    let isBack = reading.intent == .undo || (reading.intent == .previous && state.guide == nil)
    if isBack { return undo(conversation, count: max(1, min(reading.count ?? 1, 100)), lang: state.lang) }
    let acts = respond(to: reading, text, &state)
    return Turn(conversation: Conversation(state, past: conversation.past + [conversation.state]), acts: acts)
  }

  // MARK: Undo

  /// Back to before the last `count` answers; talk in between does not count.
  private func undo(_ conversation: Conversation, count: Int, lang: Lang) -> Turn {
    var past = conversation.past
    var state = conversation.state
    var undone = 0
    while undone < count, let place = past.lastIndex(where: { $0.memory != state.memory }) {
      state = past[place]
      past.removeSubrange(place...)
      undone += 1
    }
    let isLangFixed = conversation.state.isLangFixed
    (state.lang, state.isLangFixed) = (lang, isLangFixed)
    state.misses = 0
    // Who undoes goes on, even when the last word before was goodbye.
    state.isClosed = false
    let first: Act = undone == 0 ? .phrase("nothing-to-undo") : .undone(count: undone)
    let acts = [first] + again(&state)
    return Turn(conversation: Conversation(state, past: past), acts: acts)
  }

  // MARK: Responding

  private func respond(to reading: Reading, _ text: String, _ state: inout State) -> [Act] {
    if reading.intent == .distress { return [.phrase("distress")] + again(&state) }
    if state.guide != nil, let acts = guided(reading, &state) { return acts }
    var reading = reading
    completeCorrection(&reading, state)
    // Facts are never lost: only a message that is clearly for something else leaves them aside.
    let isInformative = !reading.mentions.isEmpty || !reading.impossible.isEmpty
    switch reading.intent {
    case .greet, .thank, .yes, .deny, .correct, .nothing, .dontKnow, .insult, .bye, .next, .robot, nil:
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

  /// « non, plutôt 18 »: a lone number corrects how many take part, once that is known.
  private func completeCorrection(_ reading: inout Reading, _ state: State) {
    guard reading.intent == .correct || reading.intent == .deny, reading.mentions.isEmpty, reading.picks.count == 1,
      state.answers[VariableID.participants] != nil
    else { return }
    let value = Value.number(reading.picks[0]...reading.picks[0])
    let mention = Reading.Mention(
      variable: VariableID.participants, value: value, isDenied: false, words: "", place: 0, isCorrected: false)
    if base.taxonomy.variable(VariableID.participants)?.accepts(value) == true {
      reading.mentions = [mention]
      reading.intent = .correct
    }
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
