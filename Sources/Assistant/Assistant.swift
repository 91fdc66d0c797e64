package import Dialogue
import Knowledge
package import Language
package import Rendering
package import Store

/// The imperative shell: loads a conversation, advances it, keeps what was said, answers. The only actor.
package actor Assistant {
  /// A conversation in memory. The log can always make it again.
  private struct Live {
    var conversation: Conversation
    /// Language that it began in.
    var lang: Lang
    /// Language last asked for beside a message.
    var wanted: Lang?
    var footing: Entry.Footing
    /// What the content no longer understands; said with the next answer.
    var lost: [String] = []
    /// Messages on their way to the disk, with their answers.
    var underway: [String: Heard] = [:]
    var unsettled = 0
    var lastTicket: EventLog.Ticket?
    var lastUsed = 0
  }

  private let machine: Machine
  private let renderer: Renderer
  private let log: EventLog
  private let revision: String
  /// Seconds since 1970; injected, since the core has no clock.
  private let now: @Sendable () -> Int64
  /// Conversations kept in memory; the others are read again when they go on.
  private let mostLive: Int
  private var live: [String: Live] = [:]
  private var uses = 0

  /// - Parameter revision: names the content, to notice when it has changed.
  package init(
    machine: Machine, renderer: Renderer, log: EventLog, revision: String, mostLive: Int = 4_000,
    now: @escaping @Sendable () -> Int64
  ) {
    self.machine = machine
    self.renderer = renderer
    self.log = log
    self.revision = revision
    self.mostLive = mostLive
    self.now = now
  }

  // MARK: For a conversation at a terminal

  /// The first words of a new conversation. It leaves a trace once something is said.
  package func start(_ id: String, _ lang: Lang) -> Reply {
    let turn = machine.start(lang)
    keep(Live(conversation: turn.conversation, lang: lang, footing: .init(revision: revision, facts: [:])), id)
    return reply(turn, [])
  }

  /// Reads a conversation again from its log; nil when there is none of that id.
  package func resume(_ id: String) throws(AssistantError) -> Reply? {
    guard let found = try load(id) else { return nil }
    keep(found, id)
    return reply(machine.greetAgain(found.conversation), found.lost)
  }

  /// One turn. What was said is on disk before the answer is given.
  package func hear(_ text: String, in id: String) async throws(AssistantError) -> Reply {
    while true {
      let (reply, heard) = try answer(Request(conversation: id, content: .text(text))) { _ in "" }
      do throws(StoreError) {
        try await settled(heard)
        return reply
      } catch .overtaken {
        continue
      } catch {
        throw .store(error)
      }
    }
  }

  // MARK: For many conversations at once

  /// Answers at once; the answer may be given out when `settle` has returned. Order of the calls is order of the turns.
  package func take(_ request: Request, write: (Reply) -> String) throws(AssistantError) -> Heard {
    if let message = request.message {
      if var heard = live[request.conversation]?.underway[message] {
        heard.isReplayed = true
        return heard
      }
      if let result = try stored({ () throws(StoreError) in try log.receipt(of: message, in: request.conversation) }) {
        return Heard(result: result, isReplayed: true, ticket: nil, request: request)
      }
    }
    return try answer(request, write: write).heard
  }

  /// Whether a message was heard already.
  package func knows(_ message: String, in id: String) throws(AssistantError) -> Bool {
    if live[id]?.underway[message] != nil { return true }
    return try stored({ () throws(StoreError) in try log.receipt(of: message, in: id) }) != nil
  }

  /// Waits until the turn is on disk. Should another program have gone on with the conversation, the message is answered anew.
  package func settle(_ heard: Heard, write: @Sendable (Reply) -> String) async throws(AssistantError) -> Heard {
    var heard = heard
    while true {
      do throws(StoreError) {
        try await settled(heard)
        return heard
      } catch .overtaken {
        heard = try take(heard.request, write: write)
      } catch {
        throw .store(error)
      }
    }
  }

  /// Where a conversation stands; nil when there is none of that id.
  package func state(of id: String) throws(AssistantError) -> State? {
    if let known = live[id] { return known.conversation.state }
    return try load(id)?.conversation.state
  }

  /// Erases a conversation, what is on its way to the disk too. False when there is none.
  package func forget(_ id: String) async throws(AssistantError) -> Bool {
    // Whether that turn was kept is told to whoever sent it.
    if let ticket = live[id]?.lastTicket { try? await log.settle(ticket) }
    live[id] = nil
    return try stored { () throws(StoreError) in try log.forget(id) }
  }

  /// Conversations in memory.
  package var liveCount: Int { live.count }

  // MARK: One turn

  private func answer(_ request: Request, write: (Reply) -> String) throws(AssistantError) -> (
    reply: Reply, heard: Heard
  ) {
    let id = request.conversation
    var known = live.removeValue(forKey: id)
    if known == nil { known = try load(id) }
    guard known != nil || request.mayBegin else { throw .unknownConversation }
    var entry = known ?? fresh(request.lang ?? .fr)
    let content: Event.Content
    if case .choice(let choice) = request.content {
      guard known != nil, let offered = resolve(choice, entry.conversation) else {
        if known != nil { keep(entry, id) }
        throw .notOffered
      }
      content = .choice(offered)
    } else {
      content = request.content
    }
    // The same wish again does not undo what was said meanwhile (« in English »).
    let lang = request.lang == entry.wanted ? nil : request.lang
    entry.wanted = request.lang ?? entry.wanted
    let event = Event(content, lang: lang)
    let turn = known == nil ? machine.start(entry.lang, hearing: event) : advance(&entry, event)
    entry.conversation = turn.conversation
    let said = reply(turn, entry.lost)
    entry.lost = []
    let footing = footing(of: turn.conversation.state, after: entry.footing)
    let result = write(said)
    let ticket = log.append(
      Entry(
        conversation: id, turn: turn.conversation.turns, event: turn.event ?? event, lang: entry.lang, at: now(),
        footing: footing, receipt: request.message.map { .init(message: $0, result: result) }))
    var heard = Heard(result: result, isReplayed: false, ticket: ticket, request: request)
    heard.erases = turn.acts.contains { if case .phrase("forgotten") = $0 { true } else { false } }
    if let message = request.message { entry.underway[message] = heard }
    entry.footing = footing ?? entry.footing
    entry.unsettled += 1
    entry.lastTicket = ticket
    keep(entry, id)
    return (said, heard)
  }

  /// Takes the conversation out while it advances, so that its past is not copied.
  private func advance(_ entry: inout Live, _ event: Event) -> Turn {
    let conversation = entry.conversation
    entry.conversation = machine.blank
    return machine.advance(conversation, event)
  }

  private func settled(_ heard: Heard) async throws(StoreError) {
    guard let ticket = heard.ticket else { return }
    let id = heard.request.conversation
    do throws(StoreError) {
      try await log.settle(ticket)
    } catch {
      // What is in memory is ahead of the log, which is the truth.
      live[id] = nil
      throw error
    }
    if heard.isReplayed { return }
    live[id]?.unsettled -= 1
    if let message = heard.request.message { live[id]?.underway[message] = nil }
    if heard.erases {
      live[id] = nil
      _ = try log.forget(id)
    }
  }

  private func reply(_ turn: Turn, _ lost: [String]) -> Reply {
    let state = turn.conversation.state
    return Reply(
      turn: turn.conversation.turns, acts: (lost.isEmpty ? [] : [.suspended(lost)]) + turn.acts, lang: state.lang,
      state: state)
  }

  /// A choice by its id, its number or its label.
  private func resolve(_ choice: String, _ conversation: Conversation) -> String? {
    let state = conversation.state
    if state.offered.contains(choice) { return choice }
    if let n = Int(choice), n >= 1, n <= state.offered.count { return state.offered[n - 1] }
    let folded = Folding.fold(choice)
    return state.offered.first { Folding.fold(renderer.choice($0, of: state.pending, state.lang)) == folded }
  }

  // MARK: Memory

  private func fresh(_ lang: Lang) -> Live {
    Live(conversation: machine.blank, lang: lang, footing: .init(revision: "", facts: [:]))
  }

  private func load(_ id: String) throws(AssistantError) -> Live? {
    guard let record = try stored({ () throws(StoreError) in try log.record(of: id) }) else { return nil }
    let conversation = machine.replay(record.events, record.lang)
    var found = Live(conversation: conversation, lang: record.lang, footing: record.footing)
    found.wanted = record.events.last { $0.lang != nil }?.lang
    if record.footing.revision != revision {
      let facts = facts(of: conversation.state)
      found.lost = record.footing.facts.sorted { $0.key < $1.key }
        .filter { facts[$0.key]?.value != $0.value.value }.map(\.value.text)
    }
    return found
  }

  private func keep(_ entry: Live, _ id: String) {
    uses += 1
    live[id] = entry
    live[id]?.lastUsed = uses
    guard live.count > mostLive else { return }
    // A tenth at a time, so that looking for the oldest costs little.
    let idle = live.filter { $0.value.unsettled == 0 }.sorted { $0.value.lastUsed < $1.value.lastUsed }
    for (old, _) in idle.prefix(max(1, mostLive / 10)) where old != id { live[old] = nil }
  }

  /// Nil when it is what it was.
  private func footing(of state: State, after known: Entry.Footing) -> Entry.Footing? {
    let footing = Entry.Footing(revision: revision, facts: facts(of: state))
    return footing == known ? nil : footing
  }

  private func facts(of state: State) -> [String: Entry.Fact] {
    var facts: [String: Entry.Fact] = [:]
    for (variable, answer) in state.answers where !answer.isAssumed {
      facts[variable] = .init(
        value: ValueText.text(answer.value), text: renderer.clause(answer.value, of: variable, state.lang))
    }
    return facts
  }

  private func stored<T>(_ body: () throws(StoreError) -> T) throws(AssistantError) -> T {
    do { return try body() } catch { throw .store(error) }
  }
}
