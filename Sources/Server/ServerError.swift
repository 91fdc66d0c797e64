/// Why the server cannot run.
package enum ServerError: Error, Hashable, Sendable {
  /// The path of a socket has at most 107 bytes.
  case pathTooLong(path: String, bytes: Int)
  case alreadyRunning(path: String)
  /// Something that is no socket is in the way; it is left there.
  case notASocket(path: String)
  case cannotBind(path: String, reason: String)
  /// Nobody answers there.
  case cannotConnect(path: String, reason: String)
  /// The server said something that cannot be read, or went away.
  case broken(reason: String)
  /// The server refused a request.
  case refused(code: Int, message: String)
}
