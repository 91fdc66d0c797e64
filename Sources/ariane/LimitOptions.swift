import ArgumentParser
import Server

/// What one client may ask of the server.
struct LimitOptions: ParsableArguments {
  @Option(help: ArgumentHelp(say("Connexions à la fois.", "Connections at a time."), valueName: "n"))
  var maxConnections = Limits().connections

  @Option(help: ArgumentHelp(say("Octets d'une ligne.", "Bytes of a line."), valueName: "bytes"))
  var maxLine = Limits().lineBytes

  @Option(help: ArgumentHelp(say("Octets d'un message.", "Bytes of a message."), valueName: "bytes"))
  var maxText = Limits().textBytes

  @Option(
    help: ArgumentHelp(
      say("Octets de réponses en attente d'un client.", "Bytes of answers that wait for a client."), valueName: "bytes")
  )
  var maxOutput = Limits().outputBytes

  @Option(
    help: ArgumentHelp(
      say(
        "Secondes au bout desquelles un client qui ne lit pas est écarté.",
        "Seconds after which a client that does not read is dropped."), valueName: "s"))
  var stall = Limits().stallSeconds

  @Option(
    help: ArgumentHelp(
      say("Tours par seconde d'une conversation ; 0 : sans limite.", "Turns a second of a conversation; 0: no limit."),
      valueName: "n"))
  var turnsPerSecond = Limits().turnsPerSecond

  @Option(
    help: ArgumentHelp(say("Tours en attente du disque.", "Turns that wait for the disk."), valueName: "n"))
  var queue = Limits().queue

  func validate() throws {
    let positive = [maxConnections, maxLine, maxText, maxOutput, stall, queue]
    if positive.contains(where: { $0 < 1 }) || turnsPerSecond < 0 {
      throw ValidationError(say("Une limite est un nombre positif.", "A limit is a positive number."))
    }
  }

  var limits: Limits {
    var limits = Limits()
    limits.connections = maxConnections
    limits.lineBytes = maxLine
    limits.textBytes = maxText
    limits.outputBytes = maxOutput
    limits.stallSeconds = stall
    limits.turnsPerSecond = turnsPerSecond
    limits.queue = queue
    return limits
  }
}
