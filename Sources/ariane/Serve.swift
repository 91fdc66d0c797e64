import ArgumentParser
import Assistant
import Content
import Dialogue
import Glibc
import Logging
import Server
import Store

/// `ariane serve`: the line protocol, for chat bridges.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: say(
      "Sert les passerelles de messagerie, sur un socket Unix.", "Serves chat bridges, on a Unix socket."),
    discussion: say(
      "Un objet JSON-RPC par ligne ; « ariane schema » en donne le schéma. S'arrête proprement sur SIGTERM.",
      "One JSON-RPC object a line; “ariane schema” gives the schema. Stops cleanly on SIGTERM."))

  @OptionGroup var options: ContentOptions
  @OptionGroup var store: StoreOptions

  @Flag(help: ArgumentHelp(say("Sur l'entrée et la sortie standard.", "On standard input and output.")))
  var stdio = false

  @OptionGroup var address: SocketOptions

  @Option(
    help: ArgumentHelp(
      say(
        "Utilisateur admis, outre le vôtre et root ; répétable.",
        "User who may connect, besides yours and root; repeatable."),
      valueName: "uid"))
  var allowUid: [UInt32] = []

  @OptionGroup(title: say("Limites", "Limits")) var limits: LimitOptions

  @Option(
    help: ArgumentHelp(
      say(
        "Ce qui est noté sur la sortie d'erreur ; jamais ce que les gens disent.",
        "What is noted on standard error; never what people say."),
      valueName: "trace|debug|info|notice|warning|error|critical"), transform: level)
  var logLevel: Logger.Level = .notice

  func run() async throws {
    let content = try options.load()
    let level = logLevel
    LoggingSystem.bootstrap { label in
      var handler = StreamLogHandler.standardError(label: label)
      handler.logLevel = level
      return handler
    }
    let logger = Logger(label: "ariane")
    let log: EventLog
    do throws(StoreError) { log = try store.open() } catch { throw Failure.store(error) }
    let now: @Sendable () -> Int64 = { Int64(time(nil)) }
    let machine = content.machine
    machine.warmUp()
    let assistant = Assistant(
      machine: machine, renderer: content.renderer, log: log, revision: content.revision, now: now)
    let services = Services(
      assistant: assistant, machine: machine, renderer: content.renderer, log: log, version: Ariane.version,
      revision: content.revision, clock: Self.monotonic)
    let dispatcher = Dispatcher(
      services: services, limits: limits.limits, meter: Meter(), drain: Drain(), logger: logger)
    let retention = store.retention > 0 ? store.retention : nil
    if stdio {
      try await ServerProcess.run(
        .stdio(StdioServer(dispatcher: dispatcher, logger: logger)), log: log, retention: retention, now: now,
        logger: logger)
      return
    }
    let binding: SocketBinding
    do throws(ServerError) {
      if let passed = SocketBinding(activation: Environment.variables) {
        binding = passed
      } else {
        binding = try SocketBinding(path: address.path)
      }
    } catch {
      throw Failure.server(error)
    }
    let server = SocketServer(binding: binding, dispatcher: dispatcher, allowed: Set(allowUid), logger: logger) {
      logger.notice("ready", metadata: ["socket": "\(binding.name)", "revision": "\(content.revision)"])
      Systemd.notify("READY=1", environment: Environment.variables)
    }
    try await ServerProcess.run(.socket(server), log: log, retention: retention, now: now, logger: logger)
    logger.notice("stopped")
  }

  private static func level(_ name: String) throws -> Logger.Level {
    guard let level = Logger.Level(rawValue: name) else {
      throw ValidationError(say("Ce niveau n'existe pas : \(name).", "There is no such level: \(name)."))
    }
    return level
  }

  /// Seconds that only go forward.
  private static let monotonic: @Sendable () -> Double = {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }
}
