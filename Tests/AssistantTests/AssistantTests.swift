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
  private func assistant(
    _ log: EventLog, content: Content? = nil, mostLive: Int = 100
  ) throws -> Assistant {
    let content = try #require(content ?? TestContent.content)
    return Assistant(
      machine: content.machine, renderer: content.renderer, log: log, revision: content.revision, mostLive: mostLive,
      now: { 0 })
  }

  private func text(_ reply: Reply) -> String { TestContent.content?.renderer.text(reply.acts, reply.lang) ?? "" }

  /// Sends a message as a bridge does; the text of the answer.
  private func send(
    _ assistant: Assistant, _ content: Event.Content, in id: String, message: String? = nil, lang: Lang? = nil
  ) async throws -> Heard {
    let heard = try await assistant.take(
      Request(conversation: id, content: content, lang: lang, message: message), write: text)
    return try await assistant.settle(heard, write: text)
  }

  @Test("what was said is in the log, and another assistant goes on from it")
  func resume() async throws {
    let log = try EventLog()
    let first = try assistant(log)
    _ = await first.start("a", .fr)
    let told = try await first.hear("on est 12, on a 3 h", in: "a")
    let second = try assistant(log)
    let resumed = try #require(try await second.resume("a"))
    #expect(resumed.state.answers == told.state.answers)
    #expect(resumed.state.pending == told.state.pending)
    let next = try await second.hear("en fait on est 40", in: "a")
    #expect(next.state.answers["participants"]?.value == .number(40...40))
    #expect(
      try log.record(of: "a")?.events.map(\.content) == [.text("on est 12, on a 3 h"), .text("en fait on est 40")])
  }

  @Test("conversations do not mix")
  func apart() async throws {
    let assistant = try assistant(try EventLog())
    _ = await assistant.start("a", .fr)
    _ = await assistant.start("b", .en)
    _ = try await assistant.hear("on est 12", in: "a")
    let other = try await assistant.hear("we are 40 people", in: "b")
    #expect(other.state.answers["participants"]?.value == .number(40...40))
    #expect(other.lang == .en)
    #expect(try await assistant.resume("nobody") == nil)
  }

  @Test("a conversation that is opened and says nothing leaves no trace")
  func silent() async throws {
    let log = try EventLog()
    _ = try await assistant(log).start("a", .fr)
    #expect(try log.counts() == (0, 0))
  }

  @Test("dropping everything in memory before each turn changes no byte")
  func forgetful() async throws {
    let messages: [Event.Content] = [
      .text("bonjour, on est 12 en visio"), .choice("2"), .text("retour"), .text("1"), .text("on a 3 h"), .text("zzzz"),
      .text("assez"), .text("2"), .undo(1), .text("we are 40 people"), .text("en fait on est 14"), .reset,
      .text("on veut des idées"), .text("je ne sais pas"), .text("retour"), .text("liste"), .text("guide-moi"),
      .text("suite"), .text("avant"),
    ]
    func play(mostLive: Int) async throws -> [String] {
      let assistant = try assistant(try EventLog(), mostLive: mostLive)
      var said: [String] = []
      for message in messages {
        said.append((try? await send(assistant, message, in: "a").result) ?? "refused")
        // Two others push it out of a memory for one.
        for other in ["b", "c"] { _ = try await send(assistant, .text("bonjour"), in: other) }
      }
      return said
    }
    let remembered = try await play(mostLive: 100)
    #expect(try await play(mostLive: 1) == remembered)
    #expect(!remembered.dropFirst().contains("refused"))
  }

  @Test("a repeated message gets the same answer and changes nothing, from another assistant too")
  func repeated() async throws {
    let log = try EventLog()
    let first = try assistant(log)
    let said = try await send(first, .text("on est 12"), in: "a", message: "m1")
    let again = try await send(first, .text("on est 12"), in: "a", message: "m1")
    let other = try await send(try assistant(log), .text("on est 12"), in: "a", message: "m1")
    #expect(!said.isReplayed && again.isReplayed && other.isReplayed)
    #expect(said.result == again.result && said.result == other.result)
    #expect(try log.counts() == (1, 1))
    // The same id in another conversation is another message.
    #expect(try await !send(first, .text("on est 12"), in: "b", message: "m1").isReplayed)
  }

  @Test("a repeat that arrives before the first is on disk waits for it")
  func hasty() async throws {
    let log = try EventLog()
    let assistant = try assistant(log)
    let request = Request(conversation: "a", content: .text("on est 12"), message: "m")
    let first = try await assistant.take(request, write: text)
    let second = try await assistant.take(request, write: text)
    #expect(second.isReplayed && second.result == first.result)
    _ = try await assistant.settle(second, write: text)
    _ = try await assistant.settle(first, write: text)
    #expect(try log.counts() == (1, 1))
  }

  @Test("two programs that go on with one conversation lose nothing: the second answers anew")
  func overtaken() async throws {
    let log = try EventLog()
    let (first, second) = (try assistant(log), try assistant(log))
    _ = try await send(first, .text("on est 12"), in: "a")
    _ = try await send(second, .text("on a 3 h"), in: "a")
    _ = try await send(first, .text("en visio"), in: "a")
    #expect(
      try log.record(of: "a")?.events.map(\.content) == [.text("on est 12"), .text("on a 3 h"), .text("en visio")])
    let state = try #require(try await first.state(of: "a"))
    #expect(state.answers["time"]?.value == .number(180...180))
  }

  @Test("a choice is taken by its id, its number or its label, and refused when it is not on offer")
  func choices() async throws {
    let assistant = try assistant(try EventLog())
    await #expect(throws: AssistantError.self) { try await send(assistant, .choice("remote"), in: "new") }
    for choice in ["remote", "2", "à Distance"] {
      let id = "by " + choice
      _ = try await send(assistant, .text("on veut trouver des idées, on a 3 h, on est 12"), in: id)
      while let asked = try await assistant.state(of: id)?.pending, asked != "modality" {
        _ = try await send(assistant, .text("je ne sais pas"), in: id)
      }
      _ = try await send(assistant, .choice(choice), in: id)
      #expect(try await assistant.state(of: id)?.answers["modality"]?.value == .choice("remote"))
      await #expect(throws: AssistantError.self) { try await send(assistant, .choice("no such thing"), in: id) }
    }
  }

  @Test("the language beside a message is kept until another is asked for")
  func language() async throws {
    let assistant = try assistant(try EventLog())
    _ = try await send(assistant, .text("bonjour"), in: "a", lang: .en)
    #expect(try await assistant.state(of: "a")?.lang == .en)
    _ = try await send(assistant, .text("en français"), in: "a", lang: .en)
    _ = try await send(assistant, .text("on est 12"), in: "a", lang: .en)
    #expect(try await assistant.state(of: "a")?.lang == .fr)
  }

  @Test("answers that new content does not understand are said once, and nothing typed is lost")
  func changedContent() async throws {
    let log = try EventLog()
    let before = try assistant(log)
    _ = try await send(before, .text("bonjour"), in: "a")
    let offered = try #require(try await before.state(of: "a")?.offered.first)
    _ = try await send(before, .choice(offered), in: "a")
    _ = try await send(before, .text("on est 12"), in: "a")
    // What was chosen has another id now: the choice of then means nothing.
    var files = TestContent.files
    for (path, text) in files.texts {
      files.texts[path] = text.replacing(offered, with: "renamed")
    }
    let content = try #require(ContentLoader(files).load().content)
    let after = try assistant(log, content: content)
    let said = try await send(after, .text("en visio"), in: "a").result
    #expect(said.contains("Depuis votre dernier message"), "\(said)")
    let state = try #require(try await after.state(of: "a"))
    #expect(state.answers["participants"]?.value == .number(12...12))
    #expect(state.answers["needs"] == nil)
    #expect(try await !send(after, .text("liste"), in: "a").result.contains("Depuis votre dernier message"))
    #expect(try log.record(of: "a")?.events.count == 5)
    // With the content of before, the choice counts again.
    let back = try assistant(log)
    #expect(try await back.resume("a")?.state.answers["needs"]?.value == .choices([offered]))
  }

  @Test("a forgotten conversation begins anew")
  func forgotten() async throws {
    let log = try EventLog()
    let assistant = try assistant(log)
    _ = try await send(assistant, .text("on est 12"), in: "a")
    #expect(try await assistant.forget("a"))
    #expect(try await !assistant.forget("a"))
    #expect(try await assistant.state(of: "a") == nil)
    #expect(try log.counts() == (0, 0))
  }
}
