import Assistant
import Dialogue
import FoundationEssentials
import Knowledge
import Language
package import Logging
import NIOCore
import Rendering
import Store

/// Answers the requests of all connections. Knows the methods; knows nothing of sockets.
package struct Dispatcher: Sendable {
  /// The answer to one line.
  enum Answer: Sendable {
    /// Nothing is said: a notification.
    case none
    case ready(String, closes: Bool)
    /// Ready once its turn is on disk.
    case pending(@Sendable () async -> String)
  }

  let services: Services
  let limits: Limits
  let meter: Meter
  let drain: Drain
  private let throttle: Throttle
  private let logger: Logger

  package init(services: Services, limits: Limits, meter: Meter, drain: Drain, logger: Logger) {
    self.services = services
    self.limits = limits
    self.meter = meter
    self.drain = drain
    self.logger = logger
    throttle = Throttle(rate: limits.turnsPerSecond)
  }

  /// Takes a line. Turns are in the order of the calls.
  func take(_ line: ByteBuffer) async -> Answer {
    switch Call.read(line.readableBytesView) {
    case .failure(let refused): return answer(refused.id, refused.fault)
    case .success(let call):
      guard !drain.isOn else { return answer(call.id, .draining) }
      do throws(Fault) {
        let params = try call.params.get()
        return try await answer(call, params)
      } catch {
        return answer(call.id, error)
      }
    }
  }

  /// - Parameter id: nil for a notification, which gets no answer.
  private func answer(_ id: JSON?, _ fault: Fault) -> Answer {
    guard let id else { return fault.closes ? .ready("", closes: true) : .none }
    return .ready(Self.line(id, fault), closes: fault.closes)
  }

  static func line(_ id: JSON, _ fault: Fault) -> String {
    "{\"jsonrpc\":\"2.0\",\"id\":" + id.text + ",\"error\":" + fault.document.text + "}\n"
  }

  static func line(_ id: JSON, _ result: String) -> String {
    "{\"jsonrpc\":\"2.0\",\"id\":" + id.text + ",\"result\":" + result + "}\n"
  }

  // MARK: Methods

  private static let methods = [
    "hello", "message", "undo", "reset", "forget", "ping", "status", "search", "sheet", "advise", "export",
  ]

  private func answer(_ call: Call, _ params: Call.Params) async throws(Fault) -> Answer {
    switch call.method {
    case "message": return try await turn(call, params, try said(params))
    case "undo":
      let steps = params.steps ?? 1
      guard (1...100).contains(steps) else {
        throw .invalidParams("\"steps\" is 1 to 100.", ["param": .string("steps")])
      }
      return try await turn(call, params, .undo(steps))
    case "reset": return try await turn(call, params, .reset)
    default: break
    }
    let result =
      switch call.method {
      case "hello": try hello(params)
      case "ping": JSON.object(["ok": .bool(true)]).text
      case "status": try await status()
      case "forget": try await forget(params)
      case "search": try services.search(params)
      case "sheet": try services.sheet(params)
      case "advise": try services.advise(params)
      case "export": try await services.export(params, try conversation(params))
      default: throw .unknownMethod(call.method, Self.methods)
      }
    guard let id = call.id else { return .none }
    return .ready(Self.line(id, Self.echoing(params.meta, in: result)), closes: false)
  }

  private static func echoing(_ meta: JSON?, in result: String) -> String {
    guard let meta else { return result }
    return "{\"meta\":" + meta.text + (result == "{}" ? "" : ",") + result.dropFirst()
  }

  private func hello(_ params: Call.Params) throws(Fault) -> String {
    if let version = params.protocol, version != 1 { throw .unsupportedProtocol() }
    let hello: JSON = .object([
      "protocol": .integer(1),
      "server": .object(["name": .string("ariane"), "version": .string(services.version)]),
      "knowledge": .object([
        "revision": .string(services.revision), "langs": .array(Lang.allCases.map { .string($0.rawValue) }),
      ]),
      "limits": .object([
        "line_bytes": .integer(Int64(limits.lineBytes)), "text_bytes": .integer(Int64(limits.textBytes)),
      ]),
      "methods": .array(Self.methods.map(JSON.string)),
    ])
    return hello.text
  }

  private func status() async throws(Fault) -> String {
    let counts: (conversations: Int, turns: Int)
    do throws(StoreError) { counts = try services.log.counts() } catch { throw .store("\(error)") }
    let figures = meter.figures
    let status: JSON = .object([
      "version": .string(services.version), "revision": .string(services.revision),
      "uptime_s": .integer(Int64(services.clock() - services.startedAt)),
      "connections": .integer(Int64(meter.connections)),
      "conversations": .object([
        "stored": .integer(Int64(counts.conversations)),
        "in_memory": .integer(Int64(await services.assistant.liveCount)),
      ]),
      "turns": .object([
        "stored": .integer(Int64(counts.turns)), "since_start": .integer(Int64(figures.turns)),
      ]),
      "latency_us": .object(figures.quantiles.mapValues { .integer(Int64($0)) }),
      "queue": .integer(Int64(services.log.waiting)),
    ])
    return status.text
  }

  private func forget(_ params: Call.Params) async throws(Fault) -> String {
    let id = try conversation(params)
    let isGone: Bool
    do throws(AssistantError) { isGone = try await services.assistant.forget(id) } catch { throw Self.fault(error) }
    guard isGone else { throw .unknownConversation("There is no conversation \"\(id.prefix(60))\" to forget.") }
    return JSON.object(["conversation": .string(id), "forgotten": .bool(true)]).text
  }

  // MARK: Turns

  private func said(_ params: Call.Params) throws(Fault) -> Event.Content {
    switch (params.text, params.choice) {
    case (let text?, nil):
      guard text.utf8.count <= limits.textBytes else { throw .textTooLong(limits.textBytes) }
      return .text(text)
    case (nil, let choice?):
      guard choice.text.utf8.count <= limits.textBytes else { throw .textTooLong(limits.textBytes) }
      return .choice(choice.text)
    case (nil, nil): throw .invalidParams("Give \"text\" or \"choice\".", ["param": .string("text")])
    case (_?, _?): throw .invalidParams("Give \"text\" or \"choice\", not both.", ["param": .string("choice")])
    }
  }

  private func turn(
    _ call: Call, _ params: Call.Params, _ content: Event.Content
  ) async throws(Fault) -> Answer {
    let id = try conversation(params)
    let lang = try services.lang(params)
    let maxBytes = params.maxBytes
    if let maxBytes, maxBytes < TextParts.shortest {
      throw .invalidParams(
        "\"max_bytes\" is at least \(TextParts.shortest).",
        ["param": .string("max_bytes"), "minimum": .integer(Int64(TextParts.shortest))])
    }
    if let message = params.messageId?.text, message.isEmpty || message.utf8.count > 512 {
      throw .invalidParams("\"message_id\" has 1 to 512 bytes.", ["param": .string("message_id")])
    }
    guard services.log.waiting < limits.queue else { throw .overloaded(retryAfter: 200) }
    let start = services.clock()
    if let wait = throttle.wait(for: id, now: start), try await !isRepeat(params.messageId?.text, in: id) {
      throw .overloaded(retryAfter: wait)
    }
    let mayBegin = if case .text = content { true } else { false }
    let request = Request(
      conversation: id, content: content, lang: lang, message: params.messageId?.text, mayBegin: mayBegin)
    let renderer = services.renderer
    let write: @Sendable (Reply) -> String = { reply in
      TurnDocument(reply, conversation: id, maxBytes: maxBytes, renderer).json
    }
    let assistant = services.assistant
    let heard: Heard
    do throws(AssistantError) {
      heard = try await assistant.take(request, write: write)
    } catch {
      throw Self.fault(error)
    }
    let (meter, clock, logger, call) = (meter, services.clock, logger, call)
    return .pending {
      do throws(AssistantError) {
        let kept = try await assistant.settle(heard, write: write)
        meter.turn(microseconds: Int((clock() - start) * 1e6))
        guard let id = call.id else { return "" }
        return Self.line(id, TurnDocument.result(kept.result, isReplayed: kept.isReplayed, meta: params.meta))
      } catch {
        let fault = Self.fault(error)
        logger.error("turn refused", metadata: ["kind": "\(fault.kind)", "error": "\(error)"])
        return call.id.map { Self.line($0, fault) } ?? ""
      }
    }
  }

  /// A repeat is no turn: it gets its answer at once.
  private func isRepeat(_ message: String?, in id: String) async throws(Fault) -> Bool {
    guard let message else { return false }
    do throws(AssistantError) {
      return try await services.assistant.knows(message, in: id)
    } catch {
      throw Self.fault(error)
    }
  }

  private func conversation(_ params: Call.Params) throws(Fault) -> String {
    guard let id = params.conversation, !id.isEmpty, id.utf8.count <= 512, !id.utf8.contains(0) else {
      throw .invalidParams(
        "\"conversation\" is your key for the user, room or thread: 1 to 512 bytes, without NUL.",
        ["param": .string("conversation")])
    }
    return id
  }

  private static func fault(_ error: AssistantError) -> Fault {
    switch error {
    case .store(.cannotWrite(_, let reason)), .store(.cannotRead(_, let reason)), .store(.cannotOpen(_, let reason)):
      .store(reason)
    case .store(.stillRead): .stillRead
    case .store(.damaged(let path)): .store("\(path) is damaged")
    case .store(.overtaken): .store("the conversation went on elsewhere")
    case .unknownConversation: .unknownConversation("There is no such conversation yet. Begin it with \"message\".")
    case .notOffered:
      .unknownConversation("This choice is not on offer now. Send \"text\", or one of the choices of the last result.")
    }
  }
}
