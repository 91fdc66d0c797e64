import ArgumentParser
import Content
import FoundationEssentials
import Knowledge
import Rendering
import Transcripts

/// `ariane table`: every sheet with all that is known of it, or what is missing.
struct Table: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: say("Donne le tableau de toutes les fiches.", "Prints the table of all sheets."),
    discussion: say(
      """
      csv s'ouvre dans un tableur français ; html est une page qui se trie, se filtre et s'imprime, sans réseau.

      Exemples :
        ariane table --format html --output fiches.html
        ariane table --coverage
      """,
      """
      csv opens in a spreadsheet; html is a page to sort, filter and print, without a network.

      Examples:
        ariane table --lang en --format html --output sheets.html
        ariane table --lang en --coverage
      """))

  enum Format: String, ExpressibleByArgument, CaseIterable { case csv, markdown, html }

  @OptionGroup var options: ContentOptions

  @Option(help: ArgumentHelp(say("csv, markdown ou html.", "csv, markdown or html.")))
  var format = Format.csv

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      say("Fichier à écrire, au lieu de la sortie standard.", "File to write, instead of standard output."),
      valueName: "file"))
  var output: String?

  @Flag(
    help: ArgumentHelp(say("Dit ce qui manque, au lieu du tableau.", "Tells what is missing, instead of the table.")))
  var coverage = false

  @Flag(help: ArgumentHelp(say("Avec --coverage : en JSON.", "With --coverage: as JSON.")))
  var json = false

  @Option(
    help: ArgumentHelp(
      say(
        "Avec --coverage : dossier des transcriptions (à défaut, Tests/Transcripts à côté du contenu).",
        "With --coverage: folder of the transcripts (else Tests/Transcripts beside the content)."), valueName: "dir"))
  var transcripts: String?

  func validate() throws {
    guard coverage || (!json && transcripts == nil) else {
      throw ValidationError(
        say("--json et --transcripts vont avec --coverage.", "--json and --transcripts go with --coverage."))
    }
  }

  func run() throws {
    if coverage { return try write(missing()) }
    let table = try options.load().renderer.table(options.language)
    switch format {
    case .csv: try write(TableCSV.text(table))
    case .markdown: try write(TableMarkdown.text(table))
    case .html: try write(TablePage.html(table))
    }
  }

  private func missing() throws -> String {
    let folder = try options.folder()
    let outcome = ContentLoader(ContentFiles(folder: folder)).load(lints: true)
    guard let content = outcome.content else {
      for diagnostic in outcome.errors { Main.complain(diagnostic.text(options.language)) }
      throw Failure.content(count: outcome.errors.count, folder: folder)
    }
    var holes = KnowledgeHoles(content.base)
    let unreachable = outcome.diagnostics.filter { $0.code == .sheetUnreachable }
    holes.unreachableSheets = unreachable.compactMap(\.details.first)
    holes.unevenLists = outcome.diagnostics.filter { $0.code == .unevenTranslation }.map {
      "\($0.place.file):\($0.place.line): \($0.details.joined(separator: ", "))"
    }
    holes.silentPitfalls = try silentPitfalls(content, folder)
    guard json else { return content.renderer.text(holes, options.language) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(holes), as: UTF8.self) + "\n"
  }

  /// Pitfalls that no transcript fires; nil when there are no transcripts to look at.
  private func silentPitfalls(_ content: Content, _ folder: String) throws -> [String]? {
    let place = transcripts ?? folder + "/Tests/Transcripts"
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: place) else {
      if let transcripts { throw Failure.unreadable(path: transcripts) }
      return nil
    }
    let player = Player(machine: content.machine, renderer: content.renderer)
    var reached = Coverage(content.base, content.dialog)
    for name in names.sorted() where name.hasSuffix(".txt") {
      guard let bytes = FileManager.default.contents(atPath: place + "/" + name) else { continue }
      guard case .success(let transcript) = TranscriptReader.transcript(String(decoding: bytes, as: UTF8.self)) else {
        throw Failure.unreadable(path: place + "/" + name)
      }
      reached.add(player.play(transcript))
    }
    return reached.silentPitfalls
  }

  private func write(_ text: String) throws {
    guard let output else { return print(text, terminator: "") }
    guard FileManager.default.createFile(atPath: output, contents: Data(text.utf8)) else {
      throw Failure.unwritable(path: output)
    }
  }
}
