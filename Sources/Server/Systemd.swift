import Glibc

/// Tells the service manager how the server is doing (sd_notify(3)); says nothing where there is none.
package enum Systemd {
  package static func notify(_ state: String, environment: [String: String]) {
    guard let path = environment["NOTIFY_SOCKET"], path.utf8.count <= SocketAddress.longest,
      path.hasPrefix("/") || path.hasPrefix("@")
    else { return }
    let socket = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard socket >= 0 else { return }
    defer { close(socket) }
    let bytes = Array(state.utf8)
    // An abstract name begins with NUL, and ends with its last byte.
    let name = path.hasPrefix("@") ? "\0" + path.dropFirst() : path
    _ = try? SocketAddress.with(name) { address, size in
      let offset = socklen_t(MemoryLayout<sa_family_t>.size)
      return sendto(
        socket, bytes, bytes.count, Int32(MSG_NOSIGNAL), address,
        path.hasPrefix("@") ? offset + socklen_t(name.utf8.count) : size)
    }
  }
}
