package import Assistant
import Dialogue
private import FoundationEssentials
package import Language
package import Rendering

/// The assistant of this very program.
package final class LocalPartner: Partner {
  private let assistant: Assistant
  private let renderer: Renderer
  private let lang: Lang
  private var id: String
  private let previous: String?
  private var recorder: Recorder?

  /// - Parameters:
  ///   - previous: the conversation to go back to with `/reprendre`.
  ///   - recorder: where the conversation is written down, if anywhere.
  package init(
    assistant: Assistant, renderer: Renderer, lang: Lang, id: String, previous: String?, recorder: Recorder?
  ) {
    self.assistant = assistant
    self.renderer = renderer
    self.lang = lang
    self.id = id
    self.previous = previous
    self.recorder = recorder
  }

  package var canResume: Bool { previous != nil }

  package func open() async throws(AssistantError) -> Answer {
    let reply = await assistant.start(id, lang)
    recorder?.add(nil, reply)
    return answer(reply)
  }

  package func hear(_ message: String) async throws(AssistantError) -> Answer {
    let reply = try await assistant.hear(message, in: id)
    recorder?.add(message, reply)
    return answer(reply)
  }

  package func resume() async throws(AssistantError) -> Answer? {
    guard let previous, let reply = try await assistant.resume(previous) else { return nil }
    var answer = answer(reply)
    // A recording holds one conversation from its start: half of another would not replay.
    if recorder != nil { answer.note = "terminal-recording-stopped" }
    recorder = nil
    id = previous
    return answer
  }

  private func answer(_ reply: Reply) -> Answer {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let documents = renderer.documents(reply.acts, reply.lang).compactMap { document in
      (try? encoder.encode(document)).map { String(decoding: $0, as: UTF8.self) }
    }
    let state = reply.state
    return Answer(
      text: renderer.text(reply.acts, reply.lang), lang: reply.lang,
      choices: reply.choices.map { renderer.choice($0, of: state.pending, reply.lang) }, isClosed: reply.isClosed,
      isLost: reply.isLost, documents: documents)
  }
}
