private import FoundationEssentials
import Glibc

/// Speaks the protocol to a server, one request at a time.
package final class ProtocolClient {
  private let descriptor: Int32
  private var rest: [UInt8] = []
  private var lastID: Int64 = 0

  /// - Parameter path: of the server's socket.
  package init(path: String) throws(ServerError) {
    // A server that goes away shows in what send returns.
    signal(SIGPIPE, SIG_IGN)
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    let isConnected = try SocketAddress.with(path) { address, size in connect(descriptor, address, size) == 0 }
    guard isConnected else {
      let reason = systemReason()
      close(descriptor)
      throw .cannotConnect(path: path, reason: reason)
    }
  }

  deinit { close(descriptor) }

  /// The result of a method.
  package func call(_ method: String, _ params: [String: JSON]) throws(ServerError) -> JSON {
    lastID += 1
    let request: JSON = .object([
      "jsonrpc": .string("2.0"), "id": .integer(lastID), "method": .string(method), "params": .object(params),
    ])
    try send(request.text + "\n")
    while true {
      let line = try line()
      guard let answer = try? JSONDecoder().decode(JSON.self, from: Data(line)) else {
        throw .broken(reason: "no JSON")
      }
      // Notifications, such as that the server stops, answer nothing.
      guard answer["id"] == .integer(lastID) else { continue }
      if let error = answer["error"] {
        throw .refused(code: error["code"]?.number ?? 0, message: error["message"]?.string ?? "")
      }
      guard let result = answer["result"] else { throw .broken(reason: "no result") }
      return result
    }
  }

  private func send(_ text: String) throws(ServerError) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR {
        throw .broken(reason: systemReason())
      }
    }
  }

  private func line() throws(ServerError) -> [UInt8] {
    while true {
      if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        let line = Array(rest[..<end])
        rest.removeFirst(end + 1)
        return line
      }
      var buffer = [UInt8](repeating: 0, count: 65_536)
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count > 0 {
        rest += buffer[..<count]
      } else if count == 0 || errno != EINTR {
        throw .broken(reason: count == 0 ? "the server went away" : systemReason())
      }
    }
  }
}

extension JSON {
  package subscript(_ member: String) -> JSON? {
    if case .object(let members) = self { members[member] } else { nil }
  }

  package var string: String? { if case .string(let text) = self { text } else { nil } }
  package var number: Int? { if case .integer(let number) = self { Int(number) } else { nil } }
  package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  package var items: [JSON] { if case .array(let items) = self { items } else { [] } }
}
