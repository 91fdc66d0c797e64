package import Assistant
package import Dialogue
import FoundationEssentials
import Knowledge
import Language
package import Rendering
package import Store

/// What the methods of the protocol are made of, and those that need no conversation.
package struct Services: Sendable {
  let assistant: Assistant
  let machine: Machine
  let renderer: Renderer
  let log: EventLog
  let version: String
  let revision: String
  /// Seconds of a clock that never goes back.
  let clock: @Sendable () -> Double
  let startedAt: Double

  package init(
    assistant: Assistant, machine: Machine, renderer: Renderer, log: EventLog, version: String, revision: String,
    clock: @escaping @Sendable () -> Double
  ) {
    self.assistant = assistant
    self.machine = machine
    self.renderer = renderer
    self.log = log
    self.version = version
    self.revision = revision
    self.clock = clock
    startedAt = clock()
  }

  /// The language asked for: `fr`, `en`, or a locale of one of them.
  func lang(_ params: Call.Params) throws(Fault) -> Lang? {
    guard let name = params.lang else { return nil }
    let code = name.prefix { $0 != "-" && $0 != "_" && $0 != "." }.lowercased()
    guard let lang = Lang(rawValue: code) else {
      let known = Lang.allCases.map { JSON.string($0.rawValue) }
      throw .invalidParams("\"lang\" is one of data.allowed.", ["param": .string("lang"), "allowed": .array(known)])
    }
    return lang
  }

  func search(_ params: Call.Params) throws(Fault) -> String {
    guard let query = params.query, query.utf8.count <= 8_192 else {
      throw .invalidParams("Give \"query\", the words to look for, in at most 8192 bytes.", ["param": .string("query")])
    }
    let lang = try lang(params) ?? .fr
    let limit = params.limit ?? 10
    guard (1...50).contains(limit) else {
      throw .invalidParams("\"limit\" is 1 to 50.", ["param": .string("limit")])
    }
    let targets = machine.find(query, lang, limit: limit)
    let results = targets.map { target -> JSON in
      let entry = renderer.entry(target, lang)
      return .object([
        "kind": .string(entry.kind), "id": .string(entry.id), "name": .string(entry.name),
        "summary": .string(entry.summary),
      ])
    }
    return JSON.object(["lang": .string(lang.rawValue), "results": .array(results)]).text
  }

  func sheet(_ params: Call.Params) throws(Fault) -> String {
    let lang = try lang(params) ?? .fr
    let name = params.id ?? ""
    guard let target = machine.base.named(name) else {
      let nearest = machine.base.nearestName(to: name).map { ["nearest": JSON.string($0)] } ?? [:]
      throw .invalidParams(
        "There is no sheet, term or case \"\(name.prefix(60))\". Give \"id\"; \"search\" finds them.",
        nearest.merging(["param": .string("id")]) { known, _ in known })
    }
    let entry = renderer.entry(target, lang)
    let text = renderer.text(machine.show(target), lang)
    return JSON.object([
      "kind": .string(entry.kind), "id": .string(entry.id), "name": .string(entry.name), "lang": .string(lang.rawValue),
      "text": .string(text), "markdown": .string(Markdown.text(of: text)),
    ]).text
  }

  private struct Advised: Encodable {
    var lang: String
    var text: String
    var markdown: String
    var advice: ActDocument
  }

  func advise(_ params: Call.Params) throws(Fault) -> String {
    let lang = try lang(params) ?? .fr
    let situation = try situation(params.situation ?? [:])
    let advice = machine.advice(on: situation, text: String((params.text ?? "").prefix(8_192)), lang)
    let document = renderer.documents([.advice(advice)], lang)[0]
    let said = document.text ?? ""
    return JSON.text(
      Advised(
        lang: lang.rawValue, text: said, markdown: Markdown.text(of: said),
        advice: document.withoutText))
  }

  /// A situation by its variables; everything that is wrong with it at once.
  private func situation(_ values: [String: JSON]) throws(Fault) -> Situation {
    var situation = Situation()
    var wrong: [String: JSON] = [:]
    for (name, json) in values {
      let text = Self.text(json)
      if let variable = machine.base.taxonomy.variable(name),
        let value = text.flatMap({ ValueText.value($0, of: variable) })
      {
        situation.set(name, to: value)
      } else {
        let allowed = machine.base.taxonomy.variable(name).map { Self.allowed($0) }
        wrong[name] = .string(allowed ?? "no such variable")
      }
    }
    guard wrong.isEmpty else {
      throw .invalidParams(
        "\"situation\" has values that cannot be; data.wrong tells what each may be.",
        ["param": .string("situation"), "wrong": .object(wrong)])
    }
    return situation
  }

  private static func text(_ json: JSON) -> String? {
    switch json {
    case .string(let text): text
    case .integer(let number): String(number)
    case .array(let items): items.allSatisfy { text($0) != nil } ? items.compactMap(text).joined(separator: ",") : nil
    case .null, .bool, .number, .object: nil
    }
  }

  private static func allowed(_ variable: Variable) -> String {
    switch variable.kind {
    case .choice(let terms): "one of " + terms.map(\.id).joined(separator: ", ")
    case .choices(let terms): "any of " + terms.map(\.id).joined(separator: ", ")
    case .integer(let range): "a number, \(range.lowerBound) to \(range.upperBound)"
    case .duration: "minutes, or as 90min, 3h, 2d"
    case .calendar: "days, or as 30d, 3w, 6mo"
    }
  }

  private struct Exported: Encodable {
    var conversation: String
    var lang: String
    var situation: [String: String]
    var advice: ActDocument
  }

  func export(_ params: Call.Params, _ id: String) async throws(Fault) -> String {
    let state: State?
    do throws(AssistantError) { state = try await assistant.state(of: id) } catch { throw .store("\(error)") }
    guard let state else { throw .unknownConversation("There is no conversation \"\(id.prefix(60))\" to export.") }
    let lang = try lang(params) ?? state.lang
    let acts = [.recap(state.situation), machine.plan(state)]
    let text = renderer.text(acts, lang)
    let title = renderer.phrase("export-title", lang)
    let (mime, content): (String, String)
    switch params.format ?? "markdown" {
    case "markdown": (mime, content) = ("text/markdown", "# \(title)\n\n" + Markdown.text(of: text) + "\n")
    case "html": (mime, content) = ("text/html", Page.html(title: title, message: text, lang))
    case "json":
      let document = renderer.documents([acts[1]], lang)[0]
      let situation = state.situation.values.mapValues(ValueText.text)
      mime = "application/json"
      content = JSON.text(Exported(conversation: id, lang: lang.rawValue, situation: situation, advice: document))
    default:
      throw .invalidParams(
        "\"format\" is one of data.allowed.",
        ["param": .string("format"), "allowed": .array(["markdown", "html", "json"].map(JSON.string))])
    }
    return JSON.object([
      "conversation": .string(id), "format": .string(params.format ?? "markdown"), "mime": .string(mime),
      "lang": .string(lang.rawValue), "content": .string(content),
    ]).text
  }
}
