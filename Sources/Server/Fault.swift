/// Why a request gets an error instead of a result. The message says what to do; the kind is a stable word.
package struct Fault: Error, Hashable, Sendable {
  package var code: Int
  package var kind: String
  package var message: String
  /// More for programs, beside the kind.
  package var data: [String: JSON] = [:]
  /// The connection reads nothing more, and closes after this answer.
  package var closes = false

  static func parse(_ reason: String) -> Fault {
    Fault(
      code: -32_700, kind: "parse_error",
      message:
        "This line is not JSON in UTF-8, at most \(JSONSyntax.deepest) levels deep (\(reason)). Send one JSON object per line."
    )
  }

  static func invalidRequest(_ reason: String) -> Fault {
    Fault(code: -32_600, kind: "invalid_request", message: reason)
  }

  static func unknownMethod(_ name: String, _ known: [String]) -> Fault {
    Fault(
      code: -32_601, kind: "unknown_method",
      message: "There is no method \"\(name.prefix(60))\". Use one of data.methods.",
      data: ["methods": .array(known.map(JSON.string))])
  }

  static func invalidParams(_ reason: String, _ data: [String: JSON] = [:]) -> Fault {
    Fault(code: -32_602, kind: "invalid_params", message: reason, data: data)
  }

  static func store(_ reason: String) -> Fault {
    Fault(
      code: -32_603, kind: "store_unavailable",
      message:
        "The turn could not be kept (\(reason)), and did not happen. Check the server's disk, then send it again.")
  }

  static func unsupportedProtocol() -> Fault {
    Fault(
      code: 1001, kind: "unsupported_protocol", message: "Speak one of the protocols in data.supported.",
      data: ["supported": .array([.integer(1)])])
  }

  static func lineTooLong(_ limit: Int) -> Fault {
    Fault(
      code: 1002, kind: "line_too_long",
      message: "A line may have at most \(limit) bytes. Connect again and send shorter lines.",
      data: ["limit": .integer(Int64(limit))], closes: true)
  }

  static func unknownConversation(_ reason: String) -> Fault {
    Fault(code: 1003, kind: "unknown_conversation", message: reason)
  }

  static func textTooLong(_ limit: Int) -> Fault {
    Fault(
      code: 1004, kind: "text_too_long",
      message: "A text may have at most \(limit) bytes. Send it in several messages.",
      data: ["limit": .integer(Int64(limit))])
  }

  static func overloaded(retryAfter milliseconds: Int) -> Fault {
    Fault(
      code: 1005, kind: "overloaded", message: "Too much at once. Send the request again after data.retry_after_ms.",
      data: ["retry_after_ms": .integer(Int64(milliseconds))])
  }

  static let draining = Fault(
    code: 1006, kind: "draining",
    message: "The server is stopping. Connect again in a moment and send the request again.")

  /// A conversation is out of the log, and not yet out of its file.
  static let stillRead = Fault(
    code: -32_603, kind: "store_unavailable",
    message:
      "The conversation is erased from the log, but another program is reading the log's file, where its words still are. Send forget again when that program has ended."
  )

  /// The member `error` of an answer.
  var document: JSON {
    let data = data.merging(["kind": .string(kind)]) { known, _ in known }
    return .object(["code": .integer(Int64(code)), "message": .string(message), "data": .object(data)])
  }
}
