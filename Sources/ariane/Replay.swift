import ArgumentParser
import Content
import Dialogue
import FoundationEssentials
import Language
import Rendering
import Store
import Transcripts

/// `ariane replay FILE...`: plays scripted conversations and shows the first turn that differs.
struct Replay: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: say("Rejoue des transcriptions et montre ce qui diffère.", "Replays transcripts and shows what differs."))

  @OptionGroup var options: ContentOptions

  @Argument(help: ArgumentHelp(say("Fichiers .txt à rejouer.", "The .txt files to replay."), valueName: "file"))
  var files: [String] = []

  @Flag(
    help: ArgumentHelp(
      say(
        "Réécrit les fichiers d'après ce qui est dit maintenant. Jamais en intégration continue.",
        "Rewrites the files from what is said now. Never in continuous integration.")))
  var accept = false

  @Flag(help: ArgumentHelp(say("Dit ce qu'aucune transcription n'atteint.", "Tells what no transcript reaches.")))
  var coverage = false

  @Option(
    help: ArgumentHelp(
      say(
        "Dit ce que ces conversations (sans fichier : celles du journal) deviennent par rapport à un autre contenu.",
        "Tells what these conversations (without a file: those of the log) become next to another content."),
      valueName: "dir"))
  var against: String?

  func validate() throws {
    if files.isEmpty, against == nil {
      throw ValidationError(say("Donnez des fichiers .txt.", "Give .txt files."))
    }
  }

  func run() throws {
    if let against { return try compare(with: against) }
    if accept, Environment.variables["CI"] != nil {
      throw Failure.refused(
        reason: say("--accept est refusé en intégration continue.", "--accept is refused in continuous integration."))
    }
    let content = try options.load()
    let player = Player(machine: content.machine, renderer: content.renderer)
    var differing = 0
    var reached = Coverage(content.base, content.dialog)
    for path in files {
      guard let bytes = FileManager.default.contents(atPath: path) else { throw Failure.unreadable(path: path) }
      switch TranscriptReader.transcript(String(decoding: bytes, as: UTF8.self)) {
      case .failure(let fault):
        print("\(path):\(fault.line): " + say("ligne illisible : ", "unreadable line: ") + fault.text)
        differing += 1
      case .success(let transcript):
        let played = player.play(transcript)
        reached.add(played)
        guard let last = played.last, !last.failures.isEmpty else { continue }
        if accept {
          try rewrite(path, transcript, content)
        } else {
          differing += 1
          print(difference(path, last))
        }
      }
    }
    if coverage { print(reached.report(options.language)) }
    if differing > 0 { throw Failure.differs(count: differing) }
    print(say("\(files.count) transcription(s) conformes.", "\(files.count) transcript(s) as expected."))
  }

  private func compare(with folder: String) throws {
    let outcome = ContentLoader(ContentFiles(folder: folder)).load()
    guard let before = outcome.content else {
      for diagnostic in outcome.errors { Main.complain(diagnostic.text(options.language)) }
      throw Failure.content(count: outcome.errors.count, folder: folder)
    }
    let against = Against(before: before, after: try options.load(), lang: options.language)
    var (count, differing) = (0, 0)
    for (name, events, lang) in try conversations() {
      count += 1
      guard let difference = against.difference(events, lang) else { continue }
      differing += 1
      print(name + "\n" + difference)
    }
    print(say("\(count) conversation(s), \(differing) changée(s).", "\(count) conversation(s), \(differing) changed."))
    if differing > 0 { throw ExitCode(1) }
  }

  private func conversations() throws -> [(name: String, events: [Event], lang: Lang)] {
    guard files.isEmpty else {
      return try files.map { path in
        guard let bytes = FileManager.default.contents(atPath: path) else { throw Failure.unreadable(path: path) }
        let transcript = try TranscriptReader.transcript(String(decoding: bytes, as: UTF8.self)).get()
        return (path, transcript.turns.compactMap(\.said).map { Event($0) }, transcript.lang)
      }
    }
    return try Sessions.ids(Sessions.log()).map { id in
      let record = try Sessions.record(id)
      return (id, record.events, record.lang)
    }
  }

  private func difference(_ path: String, _ played: Player.Played) -> String {
    var lines = ["\(path):\(played.turn.number)" + (played.turn.said.map { ": > " + $0 } ?? "")]
    lines += played.failures.map { "  - " + $0 }
    for (act, text) in zip(played.acts, played.texts) {
      lines.append("  + @\(act.id)")
      lines += text.split(separator: "\n").map { "      " + $0 }
    }
    return lines.joined(separator: "\n")
  }

  private func rewrite(_ path: String, _ transcript: Transcript, _ content: Content) throws {
    var silent = transcript
    for index in silent.turns.indices { silent.turns[index].lines = [] }
    var writer = TranscriptWriter(lang: transcript.lang, header: transcript.header)
    for played in Player(machine: content.machine, renderer: content.renderer).play(silent) {
      writer.add(said: played.turn.said, acts: played.acts, state: played.state)
    }
    guard FileManager.default.createFile(atPath: path, contents: Data(writer.text.utf8)) else {
      throw Failure.unwritable(path: path)
    }
  }
}
