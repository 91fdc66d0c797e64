import Glibc
package import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// The protocol on standard input and output: for a program that starts Ariane itself.
package struct StdioServer: Service, CustomStringConvertible {
  /// For the log: all that it is made of would fill pages.
  package var description: String { "standard input and output" }

  private let dispatcher: Dispatcher
  private let logger: Logger

  package init(dispatcher: Dispatcher, logger: Logger) {
    self.dispatcher = dispatcher
    self.logger = logger
  }

  package func run() async throws {
    // A reader that goes away shows in what write returns.
    signal(SIGPIPE, SIG_IGN)
    let drain = dispatcher.drain
    try await withGracefulShutdownHandler {
      try await Session(dispatcher: dispatcher, logger: logger).run(
        Frames(longest: dispatcher.limits.lineBytes, drain: drain)
      ) { buffer in
        try await NIOThreadPool.singleton.runIfActive { try Self.write(buffer) }
      }
    } onGracefulShutdown: {
      drain.begin()
    }
  }

  private static func write(_ buffer: ByteBuffer) throws {
    var bytes = buffer.readableBytesView[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR {
        throw ServerError.broken(reason: systemReason())
      }
    }
  }

  /// Lines of standard input, whatever it is: a pipe, a file, a terminal.
  private struct Frames: AsyncSequence, Sendable {
    let longest: Int
    let drain: Drain

    func makeAsyncIterator() -> Iterator { Iterator(framer: LineFramer(longest: longest), drain: drain) }

    struct Iterator: AsyncIteratorProtocol {
      var framer: LineFramer
      let drain: Drain
      var buffer = ByteBuffer()
      var isOver = false

      mutating func next() async throws -> LineFramer.Frame? {
        while true {
          if let frame = isOver ? framer.last(&buffer) : framer.next(&buffer) { return frame }
          if isOver || drain.isOn { return nil }
          switch try await NIOThreadPool.singleton.runIfActive({ StdioServer.read() }) {
          case .bytes(let bytes): buffer.writeImmutableBuffer(bytes)
          case .nothingYet: continue
          case .end: isOver = true
          }
        }
      }
    }
  }

  private enum Input: Sendable {
    case bytes(ByteBuffer)
    case nothingYet, end
  }

  /// Waits for input, but not for ever: the server may be told to stop meanwhile.
  private static func read() -> Input {
    var request = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, 200) > 0 else { return .nothingYet }
    var buffer = ByteBuffer()
    let count = buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: 65_536) { pointer in
      max(0, Glibc.read(STDIN_FILENO, pointer.baseAddress, pointer.count))
    }
    return count > 0 ? .bytes(buffer) : .end
  }
}
