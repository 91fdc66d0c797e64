import ArgumentParser
import Server

/// `ariane schema`: the protocol's JSON Schema.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: say("Donne le schéma JSON du protocole.", "Prints the protocol's JSON Schema."))

  func run() { print(ProtocolSchema.json) }
}
