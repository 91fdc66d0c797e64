package import Dialogue
package import Language
package import Rendering
package import Store

/// The imperative shell: loads a conversation, advances it, keeps what was said, answers. The only actor.
package actor Assistant {
  private let machine: Machine
  private let renderer: Renderer
  private let log: EventLog
  /// Seconds since 1970; injected, since the core has no clock.
  private let now: @Sendable () -> Int64
  private var conversations: [String: Conversation] = [:]

  package init(machine: Machine, renderer: Renderer, log: EventLog, now: @escaping @Sendable () -> Int64) {
    self.machine = machine
    self.renderer = renderer
    self.log = log
    self.now = now
  }

  /// Starts a conversation and says its first words.
  package func start(_ id: String, _ lang: Lang) throws(StoreError) -> Reply {
    try log.start(id, lang, at: now())
    let turn = machine.start(lang)
    conversations[id] = turn.conversation
    return reply(turn)
  }

  /// Reads a conversation again from its log; nil when there is none of that id.
  package func resume(_ id: String) throws(StoreError) -> Reply? {
    guard let (lang, events) = try log.events(of: id) else { return nil }
    let conversation = machine.replay(events, lang)
    conversations[id] = conversation
    return reply(machine.greetAgain(conversation))
  }

  /// One turn. What was said is on disk before the answer is given.
  package func hear(_ text: String, in id: String) throws(StoreError) -> Reply {
    let event = Event(text)
    let conversation = try conversation(id) ?? machine.start(.fr).conversation
    try log.append(event, to: id, at: now())
    let turn = machine.advance(conversation, event)
    conversations[id] = turn.conversation
    return reply(turn)
  }

  /// As it stands in memory, else read again from the log.
  private func conversation(_ id: String) throws(StoreError) -> Conversation? {
    if let known = conversations[id] { return known }
    guard let (lang, events) = try log.events(of: id) else { return nil }
    return machine.replay(events, lang)
  }

  private func reply(_ turn: Turn) -> Reply {
    let state = turn.conversation.state
    return Reply(acts: turn.acts, text: renderer.text(turn.acts, state.lang), lang: state.lang, state: state)
  }
}
