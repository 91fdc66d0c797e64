import Glibc
package import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// The protocol on a Unix socket.
package struct SocketServer: Service, CustomStringConvertible {
  /// For the log: all that it is made of would fill pages.
  package var description: String { "socket" }

  private let binding: SocketBinding
  private let dispatcher: Dispatcher
  private let allowed: Set<UInt32>
  private let logger: Logger
  private let ready: @Sendable () -> Void

  /// - Parameters:
  ///   - allowed: users who may connect besides our own and root.
  ///   - ready: called once connections are taken.
  package init(
    binding: SocketBinding, dispatcher: Dispatcher, allowed: Set<UInt32>, logger: Logger,
    ready: @escaping @Sendable () -> Void
  ) {
    self.binding = binding
    self.dispatcher = dispatcher
    self.allowed = allowed.union([getuid(), 0])
    self.logger = logger
    self.ready = ready
  }

  private typealias Connection = NIOAsyncChannel<LineFramer.Frame, ByteBuffer>

  /// For how long requests that were sent before the end are still read, to be told that it has come.
  private static let farewell = TimeAmount.milliseconds(250)
  /// For how long a client may take to read its last answers when the server stops.
  private static let patience = TimeAmount.seconds(3)
  /// For how long connections that were just accepted may take to be served before the door is shut.
  private static let threshold = TimeAmount.milliseconds(100)

  package func run() async throws {
    defer { binding.remove() }
    let limits = dispatcher.limits
    let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: 256)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelOption(
        .writeBufferWaterMark, value: .init(low: limits.outputBytes / 4, high: limits.outputBytes)
      )
      .bind(binding.descriptor) { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandlers(
            ByteToMessageHandler(LineDecoder(longest: limits.lineBytes)),
            StallGuard(patience: .seconds(Int64(limits.stallSeconds)), logger: logger))
          return try Connection(wrappingChannelSynchronously: channel)
        }
      }
    ready()
    try await withGracefulShutdownHandler {
      try await withThrowingDiscardingTaskGroup { group in
        try await server.executeThenClose { connections in
          for try await connection in connections { group.addTask { await serve(connection) } }
        }
      }
    } onGracefulShutdown: {
      dispatcher.drain.begin()
      // First nobody new, and only then the end: a connection accepted in between would find nobody to serve it.
      let door = server.channel
      _ = door.setOption(.autoRead, value: false)
      _ = door.eventLoop.scheduleTask(in: Self.threshold) { door.close(promise: nil) }
    }
  }

  private func serve(_ connection: Connection) async {
    let channel = connection.channel
    do {
      try await connection.executeThenClose { inbound, outbound in
        guard try await isWelcome(channel) else { return }
        guard dispatcher.meter.connect(most: dispatcher.limits.connections) else {
          try await outbound.write(ByteBuffer(string: Dispatcher.line(.null, .overloaded(retryAfter: 1_000))))
          return try await channel.writeAndFlush(ByteBuffer()).get()
        }
        defer { dispatcher.meter.disconnect() }
        let listener = dispatcher.drain.listen {
          _ = channel.eventLoop.scheduleTask(in: Self.farewell) { channel.close(mode: .input, promise: nil) }
          _ = channel.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) }
        }
        defer { dispatcher.drain.remove(listener) }
        try await Session(dispatcher: dispatcher, logger: logger).run(inbound) { try await outbound.write($0) }
        // Closing would drop what is still on its way: an empty write comes after all of it.
        try await channel.writeAndFlush(ByteBuffer()).get()
      }
    } catch {
      // A client that goes away in the middle of something is nothing unusual.
      logger.debug("connection ended", metadata: ["error": "\(error)"])
    }
  }

  /// The kernel's `struct ucred`.
  private struct PeerCredentials {
    var pid: Int32
    var uid: UInt32
    var gid: UInt32
  }

  /// Whether the user at the other end may talk to us.
  private func isWelcome(_ channel: any Channel) async throws -> Bool {
    guard let provider = channel as? any SocketOptionProvider else { return false }
    let peer: PeerCredentials = try await provider.unsafeGetSocketOption(
      level: .socket, name: .init(rawValue: SO_PEERCRED)
    ).get()
    if allowed.contains(peer.uid) { return true }
    logger.warning("connection refused", metadata: ["uid": "\(peer.uid)", "remedy": "--allow-uid \(peer.uid)"])
    return false
  }
}
