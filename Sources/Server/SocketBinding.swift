import FoundationEssentials
import Glibc

/// The socket that this server alone listens on, and the lock that says so.
package struct SocketBinding: Sendable {
  let descriptor: Int32
  /// Nil when systemd made the socket, and keeps it.
  let path: String?
  /// The socket's own file, told from one that takes its name later.
  private let file: UInt64

  /// The socket that systemd passes on, when it does.
  package init?(activation environment: [String: String]) {
    guard environment["LISTEN_PID"].flatMap(Int32.init) == getpid(),
      let count = environment["LISTEN_FDS"].flatMap(Int.init), count >= 1
    else { return nil }
    descriptor = 3
    path = nil
    file = 0
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  /// Binds a path that no other server has.
  package init(path: String) throws(ServerError) {
    // Before anything is made.
    _ = try SocketAddress.with(path) { _, _ in }
    try Self.makeFolder(of: path)
    try Self.lock(path)
    try Self.removeStale(path)
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw .cannotBind(path: path, reason: systemReason()) }
    // The socket is its owner's from its first moment.
    let mask = umask(0o177)
    let isBound = try SocketAddress.with(path) { address, size in bind(descriptor, address, size) == 0 }
    let reason = systemReason()
    umask(mask)
    guard isBound else { throw .cannotBind(path: path, reason: reason) }
    self.descriptor = descriptor
    self.path = path
    file = Self.file(at: path)
  }

  /// For the log.
  package var name: String { path ?? "passed on by the service manager" }

  /// Takes the socket away. The lock goes with the process.
  package func remove() {
    if let path, Self.file(at: path) == file { unlink(path) }
  }

  private static func file(at path: String) -> UInt64 {
    var status = stat()
    return lstat(path, &status) == 0 ? UInt64(status.st_ino) : 0
  }

  private static func makeFolder(of path: String) throws(ServerError) {
    let folder = URL(filePath: path).deletingLastPathComponent().path()
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .cannotBind(path: path, reason: systemReason())
    }
  }

  /// The lock's file stays: whoever removed it could let two servers in.
  private static func lock(_ path: String) throws(ServerError) {
    let lock = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0 else { throw .cannotBind(path: path + ".lock", reason: systemReason()) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      close(lock)
      throw .alreadyRunning(path: path)
    }
  }

  /// A socket that nobody listens on is what a killed server leaves behind. Anything else is not ours to remove.
  private static func removeStale(_ path: String) throws(ServerError) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(path: path) }
    let probe = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    defer { close(probe) }
    let isRefused = try SocketAddress.with(path) { address, size in
      connect(probe, address, size) != 0 && errno == ECONNREFUSED
    }
    guard isRefused else { throw .alreadyRunning(path: path) }
    unlink(path)
  }
}
