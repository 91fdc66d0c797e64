import Assistant
import Content
import Dialogue
import Knowledge
import Language
import Rendering
import Store
import TestContent
import Testing

@Suite("The assistant")
struct AssistantTests {
  private func assistant(_ log: EventLog) throws -> Assistant {
    let content = try #require(TestContent.content)
    return Assistant(machine: content.machine, renderer: content.renderer, log: log, now: { 0 })
  }

  @Test("what was said is in the log, and another assistant goes on from it")
  func resume() async throws {
    let log = try EventLog()
    let first = try assistant(log)
    _ = try await first.start("a", .fr)
    let told = try await first.hear("on est 12, on a 3 h", in: "a")
    let second = try assistant(log)
    let resumed = try #require(try await second.resume("a"))
    #expect(resumed.state.answers == told.state.answers)
    #expect(resumed.state.pending == told.state.pending)
    let next = try await second.hear("en fait on est 40", in: "a")
    #expect(next.state.answers["participants"]?.value == .number(40...40))
    #expect(try log.events(of: "a")?.events.map(\.text) == ["on est 12, on a 3 h", "en fait on est 40"])
  }

  @Test("conversations do not mix")
  func apart() async throws {
    let assistant = try assistant(try EventLog())
    _ = try await assistant.start("a", .fr)
    _ = try await assistant.start("b", .en)
    _ = try await assistant.hear("on est 12", in: "a")
    let other = try await assistant.hear("we are 40 people", in: "b")
    #expect(other.state.answers["participants"]?.value == .number(40...40))
    #expect(other.lang == .en)
    #expect(try await assistant.resume("nobody") == nil)
  }
}
