import ArgumentParser
import Glibc
import Store

/// Whether and how conversations are kept.
struct StoreOptions: ParsableArguments {
  @Flag(help: ArgumentHelp(say("Ne garde rien sur le disque.", "Keeps nothing on disk.")))
  var ephemeral = false

  @Option(
    help: ArgumentHelp(
      say(
        "Ce à quoi survit un message acquitté : full, une coupure de courant aussi ; normal, l'arrêt brutal du programme, plus vite.",
        "What an acknowledged message survives: full, a power cut too; normal, the program's sudden end, faster."),
      valueName: "full|normal"))
  var durability: Durability = .full

  @Option(
    help: ArgumentHelp(
      say(
        "Efface les conversations dont le dernier message a plus de tant de jours ; 0 : jamais.",
        "Erases conversations whose last message is older than so many days; 0: never."), valueName: "days"))
  var retention = 365

  static var path: String { Environment.stateFolder + "/log.sqlite" }

  func open() throws(StoreError) -> EventLog {
    if ephemeral { return try EventLog() }
    return try EventLog(
      path: Self.path, durability: durability, retention: retention > 0 ? retention : nil, now: Int64(time(nil)))
  }

  /// What the log answers; its errors become those of the command.
  static func stored<T>(_ body: () throws(StoreError) -> T) throws -> T {
    do { return try body() } catch { throw Failure.store(error) }
  }

  func validate() throws {
    if retention < 0 {
      throw ValidationError(say("--retention attend un nombre de jours, ou 0.", "--retention expects days, or 0."))
    }
  }
}

extension Durability: ExpressibleByArgument {}
