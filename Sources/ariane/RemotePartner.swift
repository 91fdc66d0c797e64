import FoundationEssentials
import Language
import Server
import Terminal

/// An assistant behind a socket.
final class RemotePartner: Partner {
  private let client: ProtocolClient
  private let lang: Lang?
  private var key: String
  /// The file that names the last conversation.
  private let memory: String
  private let previous: String?

  /// - Parameter lang: asked for; nil lets the conversation go on in its own.
  init(client: ProtocolClient, lang: Lang?, key: String, memory: String) {
    self.client = client
    self.lang = lang
    self.key = key
    self.memory = memory
    let last = FileManager.default.contents(atPath: memory).map { String(decoding: $0, as: UTF8.self) }
    previous = last.flatMap { $0.isEmpty || $0 == key ? nil : $0 }
  }

  var canResume: Bool { previous != nil }

  /// A message that says nothing: the server answers with where the conversation stands.
  func open() async throws(ServerError) -> Answer { try say("") }

  func hear(_ message: String) async throws(ServerError) -> Answer {
    let answer = try say(message)
    try? FileManager.default.createDirectory(
      atPath: URL(filePath: memory).deletingLastPathComponent().path(), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    _ = FileManager.default.createFile(
      atPath: memory, contents: Data(key.utf8), attributes: [.posixPermissions: 0o600])
    return answer
  }

  func resume() async throws(ServerError) -> Answer? {
    guard let previous else { return nil }
    key = previous
    return try say("récapitule")
  }

  private func say(_ text: String) throws(ServerError) -> Answer {
    var params: [String: JSON] = ["conversation": .string(key), "text": .string(text)]
    if let lang { params["lang"] = .string(lang.rawValue) }
    let result = try client.call("message", params)
    let messages = result["messages"]?.items ?? []
    let acts = messages.flatMap { $0["acts"]?.items ?? [] }
    return Answer(
      text: messages.compactMap { $0["text"]?.string }.joined(separator: "\n\n"),
      lang: result["lang"]?.string.flatMap(Lang.init(rawValue:)) ?? .fr,
      choices: messages.flatMap { $0["choices"]?.items ?? [] }.compactMap { $0["label"]?.string },
      isClosed: result["done"]?.bool ?? false,
      isLost: acts.contains { $0["act"]?.string == "not-understood" }, documents: acts.map(\.text))
  }
}
