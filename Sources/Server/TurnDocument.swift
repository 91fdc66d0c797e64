import Assistant
import Dialogue
import Language
import Rendering

/// The result of a turn, as the protocol gives it.
struct TurnDocument: Encodable {
  struct Message: Encodable {
    var id: String
    var text: String
    var markdown: String
    /// The text in pieces of at most so many bytes, when the request asked for them.
    var parts: [String]?
    var choices: [ActDocument.Choice]
    var acts: [ActDocument]
  }

  var conversation: String
  var turn: Int
  var lang: String
  var messages: [Message]
  /// What the next message is expected to be: `choice`, `number`, `duration` or `text`.
  var expects: String
  /// The user took leave.
  var done: Bool

  init(_ reply: Reply, conversation: String, maxBytes: Int?, _ renderer: Renderer) {
    self.conversation = conversation
    turn = reply.turn
    lang = reply.lang.rawValue
    let documents = renderer.documents(reply.acts, reply.lang)
    let text = documents.compactMap(\.text).filter { !$0.isEmpty }.joined(separator: "\n\n")
    // Choices that no text shows would be buttons without a question.
    let choices = reply.acts.contains(where: \.showsChoices) ? renderer.offered(reply.state) : []
    messages = [
      Message(
        id: "\(reply.turn).1", text: text, markdown: Markdown.text(of: text),
        parts: maxBytes.map { TextParts.parts(of: text, maxBytes: $0) }, choices: choices,
        acts: documents.map(\.withoutText))
    ]
    expects = renderer.expectation(reply.state).rawValue
    done = reply.isClosed
  }

  /// As JSON, without what differs each time that it is sent.
  var json: String { JSON.text(self) }

  /// The result with what belongs to one request: whether it repeats an earlier one, and its `meta`.
  static func result(_ json: String, isReplayed: Bool, meta: JSON?) -> String {
    let echo = meta.map { "\"meta\":" + $0.text + "," } ?? ""
    return "{" + echo + "\"replayed\":\(isReplayed)," + json.dropFirst()
  }
}
