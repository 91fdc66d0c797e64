package import Logging
import ServiceLifecycle
package import Store
import UnixSignals

/// Runs a server until it is told to stop: SIGTERM and SIGINT let it finish what it has begun.
package enum ServerProcess {
  /// Where the protocol is spoken.
  package enum Front: Sendable {
    case socket(SocketServer)
    case stdio(StdioServer)

    fileprivate var service: any ServiceLifecycle.Service {
      switch self {
      case .socket(let server): server
      case .stdio(let server): server
      }
    }
  }

  /// The longest that stopping may take; the protocol promises 5 s.
  private static let patience = Duration.seconds(4)

  /// - Parameter retention: days for which a conversation is kept after its last turn; nil keeps all.
  package static func run(
    _ server: Front, log: EventLog, retention: Int?, now: @escaping @Sendable () -> Int64,
    logger: Logger
  ) async throws {
    var services: [ServiceGroupConfiguration.ServiceConfiguration] = [
      // Standard input may end by itself.
      .init(service: server.service, successTerminationBehavior: .gracefullyShutdownGroup)
    ]
    if let retention {
      services.append(.init(service: Retention(days: retention, log: log, now: now, logger: logger)))
    }
    var configuration = ServiceGroupConfiguration(
      services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    configuration.maximumGracefulShutdownDuration = patience
    try await ServiceGroup(configuration: configuration).run()
  }

  /// Erases each day what is older than it may be.
  private struct Retention: ServiceLifecycle.Service {
    let days: Int
    let log: EventLog
    let now: @Sendable () -> Int64
    let logger: Logger

    func run() async throws {
      // Ends with the group; an error here must not end the group.
      try? await cancelWhenGracefulShutdown {
        while true {
          try await Task.sleep(for: .seconds(86_400))
          do throws(StoreError) {
            try log.forget(before: now() - Int64(days) * 86_400)
          } catch {
            logger.error("retention failed", metadata: ["error": "\(error)"])
          }
        }
      }
    }
  }
}
