import Assistant
import Content
import Foundation
import Knowledge
import Logging
import NIOCore
import Rendering
import Store
import Synchronization
import TestContent
import Testing

@testable import Server

@Suite("The protocol")
struct DispatcherTests {
  private final class Clock: Sendable {
    let now = Mutex(0.0)
  }

  private func dispatcher(
    _ log: EventLog, limits: Limits = Limits(), clock: Clock = Clock(), drain: Drain = Drain()
  ) throws -> Dispatcher {
    let content = try #require(TestContent.content)
    let assistant = Assistant(
      machine: content.machine, renderer: content.renderer, log: log, revision: content.revision, now: { 0 })
    let services = Services(
      assistant: assistant, machine: content.machine, renderer: content.renderer, log: log, version: "1",
      revision: content.revision, clock: { clock.now.withLock { $0 } })
    return Dispatcher(
      services: services, limits: limits, meter: Meter(), drain: drain, logger: Logger(label: "test"))
  }

  /// The answer to a line, as JSON; nil when nothing is said.
  private func ask(_ dispatcher: Dispatcher, _ line: String) async throws -> JSON? {
    let text: String
    switch await dispatcher.take(ByteBuffer(string: line)) {
    case .none: return nil
    case .ready(let line, _): text = line
    case .pending(let settle): text = await settle()
    }
    #expect(text.utf8.count <= 65_536, "a line of \(text.utf8.count) bytes")
    return text.isEmpty ? nil : try JSONDecoder().decode(JSON.self, from: Data(text.utf8))
  }

  private func message(_ text: String, in id: String = "a", _ more: String = "") -> String {
    #"{"jsonrpc":"2.0","id":1,"method":"message","params":{"conversation":"\#(id)","text":"\#(text)"\#(more)}}"#
  }

  @Test(
    "what is no request gets its error, under its id where it has one",
    arguments: [
      ("x", -32_700), (#"{"jsonrpc":"2.0","id":1,"method":"ping""#, -32_700),
      (#"{"jsonrpc":"2.0","id":1,"method":"ping",}"#, -32_700), (#"{"a":01}"#, -32_700), (#"{"a":"\ud800"}"#, -32_700),
      (#"{"a":"\x"}"#, -32_700), ("{\"a\":\"\u{1}\"}", -32_700), ("[]", -32_600), ("3", -32_600), ("{}", -32_600),
      (#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#, -32_600), (#"{"jsonrpc":"2.0","id":1,"method":3}"#, -32_600),
      (#"{"jsonrpc":"2.0","id":[1],"method":"ping"}"#, -32_600), (#"{"jsonrpc":"2.0","id":1,"method":"x"}"#, -32_601),
      (#"{"jsonrpc":"2.0","id":1,"method":"ping","params":[1]}"#, -32_602),
      (#"{"jsonrpc":"2.0","id":1,"method":"message","params":{"conversation":"a"}}"#, -32_602),
      (#"{"jsonrpc":"2.0","id":1,"method":"message","params":{"conversation":"a","text":3}}"#, -32_602),
      (#"{"jsonrpc":"2.0","id":1,"method":"message","params":{"conversation":"","text":"a"}}"#, -32_602),
      (#"{"jsonrpc":"2.0","id":1,"method":"message","params":{"conversation":"a","text":"a","lang":"de"}}"#, -32_602),
      (#"{"jsonrpc":"2.0","id":1,"method":"hello","params":{"protocol":2}}"#, 1001),
      (#"{"jsonrpc":"2.0","id":1,"method":"message","params":{"conversation":"a","choice":1}}"#, 1003),
      (#"{"jsonrpc":"2.0","id":1,"method":"forget","params":{"conversation":"a"}}"#, 1003),
    ])
  func errors(line: String, code: Int) async throws {
    let answer = try #require(try await ask(try dispatcher(try EventLog()), line))
    #expect(answer["error"]?["code"]?.number == code)
    #expect(answer["error"]?["data"]?["kind"]?.string?.isEmpty == false)
    #expect(answer["id"] == (line.contains(#""id":1,"#) && code > -32_700 ? .integer(1) : .null))
  }

  @Test("bad bytes are a parse error, wherever they stand")
  func badBytes() async throws {
    let dispatcher = try dispatcher(try EventLog())
    for bytes: [UInt8] in [[0xFF], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]] {
      var line = ByteBuffer(string: #"{"jsonrpc":"2.0","id":1,"method":"ping","x":""#)
      line.writeBytes(bytes)
      line.writeString("\"}")
      guard case .ready(let text, closes: false) = await dispatcher.take(line) else {
        Issue.record("no answer to \(bytes)")
        continue
      }
      #expect(text.contains("-32700") && text.contains(#""id":null"#))
    }
  }

  @Test("depth is bounded, and no depth crashes")
  func depth() async throws {
    let dispatcher = try dispatcher(try EventLog())
    let deep = String(repeating: "[", count: 60_000)
    #expect(try await ask(dispatcher, deep)?["error"]?["code"]?.number == -32_700)
    let meta = String(repeating: "[", count: 50) + String(repeating: "]", count: 50)
    let answer = try await ask(dispatcher, message("bonjour", in: "a", #","meta":\#(meta)"#))
    #expect(answer?["result"]?["meta"]?.text == meta)
  }

  @Test("what belongs to the request is echoed untouched")
  func meta() async throws {
    let dispatcher = try dispatcher(try EventLog())
    let meta = #"{"a":[1,-2.5,null,true,"é\n"],"big":12345678901234567890}"#
    for request in [
      message("bonjour", in: "a", #","meta":\#(meta)"#),
      #"{"jsonrpc":"2.0","id":"x","method":"ping","params":{"meta":\#(meta)}}"#,
    ] {
      #expect(try await ask(dispatcher, request)?["result"]?["meta"]?.text == meta)
    }
  }

  @Test("a notification gets no answer, and is heard")
  func notification() async throws {
    let log = try EventLog()
    let dispatcher = try dispatcher(log)
    let line = #"{"jsonrpc":"2.0","method":"message","params":{"conversation":"a","text":"on est 12"}}"#
    #expect(try await ask(dispatcher, line) == nil)
    #expect(try log.counts().turns == 1)
    #expect(try await ask(dispatcher, #"{"jsonrpc":"2.0","method":"nope"}"#) == nil)
  }

  @Test("parts are single lines within the bytes asked for, and lose nothing")
  func parts() throws {
    let text =
      "Première ligne assez longue pour être coupée en deux ou trois morceaux, à 12\u{A0}h.\n\n1. Un\n- "
      + String(repeating: "👩‍👩‍👧‍👦", count: 9)
    for most in [64, 80, 400] {
      let parts = TextParts.parts(of: text, maxBytes: most)
      #expect(parts.allSatisfy { $0.utf8.count <= most && !$0.isEmpty && !$0.contains("\n") })
      func letters(_ text: String) -> String { text.filter { !$0.isWhitespace } }
      #expect(letters(parts.joined()) == letters(text))
      #expect(!parts.contains { $0.hasSuffix("12") }, "the hour was cut off: \(parts)")
    }
    let stack = "e" + String(repeating: "\u{301}", count: 100)
    #expect(TextParts.parts(of: stack, maxBytes: 64).joined().unicodeScalars.elementsEqual(stack.unicodeScalars))
  }

  @Test("too many turns a second are put off, and come through later")
  func throttle() async throws {
    var limits = Limits()
    limits.turnsPerSecond = 3
    let clock = Clock()
    let dispatcher = try dispatcher(try EventLog(), limits: limits, clock: clock)
    for _ in 0..<3 { #expect(try await ask(dispatcher, message("bonjour"))?["result"] != nil) }
    let refused = try await ask(dispatcher, message("bonjour"))?["error"]
    #expect(refused?["code"]?.number == 1005)
    let wait = try #require(refused?["data"]?["retry_after_ms"]?.number)
    #expect(try await ask(dispatcher, message("bonjour", in: "b"))?["result"] != nil)
    clock.now.withLock { $0 += Double(wait) / 1000 }
    #expect(try await ask(dispatcher, message("bonjour"))?["result"] != nil)
  }

  @Test("a draining server refuses, and says so")
  func draining() async throws {
    let drain = Drain()
    let dispatcher = try dispatcher(try EventLog(), drain: drain)
    drain.begin()
    guard case .ready(let line, closes: false) = await dispatcher.take(ByteBuffer(string: message("bonjour"))) else {
      Issue.record("not refused")
      return
    }
    #expect(line.contains("1006"))
  }

  @Test("every sheet, in both languages, fits in a line that clients can read")
  func sheets() async throws {
    let dispatcher = try dispatcher(try EventLog())
    for sheet in try #require(TestContent.content).base.sheets {
      for lang in ["fr", "en"] {
        let line = #"{"jsonrpc":"2.0","id":1,"method":"sheet","params":{"id":"\#(sheet.id)","lang":"\#(lang)"}}"#
        #expect(try await ask(dispatcher, line)?["result"]?["id"]?.string == sheet.id)
        #expect(try await ask(dispatcher, message("fiche \(sheet.id)", in: sheet.id + lang))?["result"] != nil)
      }
    }
  }

  @Test("a documented case is found, and shown by its id")
  func cases() async throws {
    let dispatcher = try dispatcher(try EventLog())
    let search = #"{"jsonrpc":"2.0","id":1,"method":"search","params":{"query":"compost"}}"#
    let found = try await ask(dispatcher, search)?["result"]?["results"]?.items.first
    #expect(found?["kind"]?.string == "case")
    let id = try #require(found?["id"]?.string)
    let show = #"{"jsonrpc":"2.0","id":2,"method":"sheet","params":{"id":"\#(id)"}}"#
    let shown = try await ask(dispatcher, show)?["result"]
    #expect(shown?["kind"]?.string == "case" && shown?["text"]?.string?.contains("Source") == true)
  }

  @Test("a situation given at once gets the advice of a conversation that says the same")
  func advise() async throws {
    let dispatcher = try dispatcher(try EventLog())
    let line =
      #"{"jsonrpc":"2.0","id":1,"method":"advise","params":{"situation":{"participants":12,"time":"3h","needs":["generate-ideas"],"modality":"remote"},"text":"on est 12 en visio, on a 3 h, trouver des idées"}}"#
    let advised = try #require(try await ask(dispatcher, line)?["result"]?["advice"]?["route"])
    _ = try await ask(dispatcher, message("on est 12 en visio, on a 3 h, trouver des idées"))
    let told = try await ask(dispatcher, message("assez"))?["result"]?["messages"]?.items.first?["acts"]?.items
    let route = told?.first { $0["act"]?.string == "advice" }?["route"]
    #expect(advised.items.map { $0["sheet"] } == route?.items.map { $0["sheet"] })
    let wrong = #"{"jsonrpc":"2.0","id":1,"method":"advise","params":{"situation":{"participants":-1,"x":1}}}"#
    let error = try await ask(dispatcher, wrong)?["error"]
    #expect(error?["data"]?["wrong"]?["x"] != nil && error?["data"]?["wrong"]?["participants"] != nil)
  }
}
