import FoundationEssentials
import Glibc

/// Where the socket is.
package enum SocketAddress {
  /// Bytes that the kernel has room for, without the final NUL.
  static let longest = 107

  /// The option, else `ARIANE_SOCKET`, else the run-time folder of the user.
  package static func path(option: String?, environment: [String: String]) -> String {
    if let option { return option }
    if let path = environment["ARIANE_SOCKET"], !path.isEmpty { return path }
    let folder =
      environment["XDG_RUNTIME_DIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/run/user/\(getuid())"
    return folder + "/ariane/ariane.sock"
  }

  /// Calls with the address as the kernel wants it.
  static func with<R>(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> R) throws(ServerError) -> R {
    let bytes = Array(path.utf8)
    guard bytes.count <= longest else { throw .pathTooLong(path: path, bytes: bytes.count) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
    }
  }
}

/// The last error of the system, in words.
func systemReason() -> String { String(cString: strerror(errno)) }
