import FoundationEssentials

/// A request, as it comes: JSON-RPC 2.0, without batches.
struct Call: Sendable {
  /// Absent: the sender wants no answer.
  var id: JSON?
  var method: String
  /// The parameters, or why they cannot be read.
  var params: Result<Params, Fault>

  /// All the parameters that any method takes; those that are not known are ignored.
  struct Params: Decodable, Sendable {
    var `protocol`: Int?
    var conversation: String?
    var messageId: Name?
    var text: String?
    var choice: Name?
    var lang: String?
    var maxBytes: Int?
    var meta: JSON?
    var steps: Int?
    var query: String?
    var limit: Int?
    var id: String?
    var situation: [String: JSON]?
    var format: String?

    enum CodingKeys: String, CodingKey {
      case `protocol`, conversation, text, choice, lang, meta, steps, query, limit, id, situation, format
      case messageId = "message_id"
      case maxBytes = "max_bytes"
    }
  }

  /// A name that may be written as a number.
  struct Name: Decodable, Sendable {
    var text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        text = String(number)
      } else {
        text = try container.decode(String.self)
      }
    }
  }

  /// - Returns: the call, or the fault with the id to answer under.
  static func read(_ line: some Collection<UInt8>) -> Result<Call, Refused> {
    let bytes = Array(line)
    if let place = JSONSyntax.fault(in: bytes) {
      return .failure(Refused(id: .null, fault: .parse("byte \(place) of the line")))
    }
    guard bytes.first(where: { $0 != 0x20 && $0 != 0x09 }) == UInt8(ascii: "{") else {
      return .failure(
        Refused(id: .null, fault: .invalidRequest("A request is one JSON object; batches are not supported.")))
    }
    do {
      let envelope = try JSONDecoder().decode(Envelope.self, from: Data(bytes))
      return envelope.call.mapError { Refused(id: envelope.id ?? .null, fault: $0) }
    } catch {
      return .failure(Refused(id: .null, fault: .invalidRequest("This request cannot be read.")))
    }
  }

  struct Refused: Error, Sendable {
    var id: JSON
    var fault: Fault
  }

  /// Reads every member by itself, so that a wrong one is answered under the right id.
  private struct Envelope: Decodable {
    var id: JSON?
    var call: Result<Call, Fault>

    enum CodingKeys: String, CodingKey { case jsonrpc, id, method, params }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      if container.contains(.id) {
        let id = try container.decode(JSON.self, forKey: .id)
        switch id {
        case .string, .integer, .number, .null: self.id = id
        case .bool, .array, .object:
          call = .failure(.invalidRequest("\"id\" is a string, a number or null."))
          return
        }
      }
      guard (try? container.decode(String.self, forKey: .jsonrpc)) == "2.0" else {
        call = .failure(.invalidRequest("Every request has \"jsonrpc\": \"2.0\"."))
        return
      }
      guard let method = try? container.decode(String.self, forKey: .method) else {
        call = .failure(.invalidRequest("Every request has a \"method\", a string."))
        return
      }
      call = .success(Call(id: id, method: method, params: Self.params(container)))
    }

    private static func params(_ container: KeyedDecodingContainer<CodingKeys>) -> Result<Params, Fault> {
      do {
        return .success(try container.decodeIfPresent(Params.self, forKey: .params) ?? Params())
      } catch DecodingError.typeMismatch(_, let context), DecodingError.dataCorrupted(let context) {
        let name = context.codingPath.last.map { $0.stringValue } ?? "params"
        return .failure(
          name == "params"
            ? .invalidParams("\"params\" is an object with named members.")
            : .invalidParams("\"\(name)\" has the wrong type.", ["param": .string(name)]))
      } catch {
        return .failure(.invalidParams("\"params\" cannot be read."))
      }
    }
  }
}
