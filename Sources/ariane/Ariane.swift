import ArgumentParser
import Assistant
import Content
import Dialogue
import Language
import Rendering
import Store

@main
struct Ariane: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "ariane", abstract: "x")

  @Option var content = "."

  mutating func run() async throws {
    let outcome = ContentLoader(ContentFiles(folder: content)).load()
    for d in outcome.diagnostics { print(d.text(.fr)) }
    guard let loaded = outcome.content else { throw ExitCode(1) }
    let a = Assistant(machine: loaded.machine, renderer: Renderer(base: loaded.base, dialog: loaded.dialog, phrases: loaded.phrases), log: try EventLog(), now: { 0 })
    print(try await a.start("x", .fr).text)
    while let line = readLine() {
      print("> " + line)
      let r = try await a.hear(line, in: "x")
      print(r.text); print("----")
    }
  }
}
