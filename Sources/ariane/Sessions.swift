import ArgumentParser
import Content
import Dialogue
import FoundationEssentials
import Glibc
import Language
import Rendering
import Store
import Transcripts

/// `ariane sessions`: the conversations that are kept.
struct Sessions: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: say("Les conversations gardées.", "The conversations that are kept."),
    subcommands: [List.self, Show.self, Export.self, Forget.self], defaultSubcommand: List.self)

  static func log() throws -> EventLog {
    try StoreOptions.stored { () throws(StoreError) in try EventLog(path: StoreOptions.path) }
  }

  /// What was said in a conversation, and in which language it began.
  static func record(_ id: String) throws -> EventLog.Record {
    let log = try log()
    if let record = try StoreOptions.stored({ () throws(StoreError) in try log.record(of: id) }) { return record }
    throw Failure.notFound(name: id, nearest: Nearest.word(to: id, among: try ids(log)))
  }

  static func ids(_ log: EventLog) throws -> [String] {
    try StoreOptions.stored { () throws(StoreError) in try log.summaries().map(\.id) }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: say("Les énumère, la dernière d'abord.", "Lists them, the latest first."))

    func run() throws {
      let log = try Sessions.log()
      let summaries = try StoreOptions.stored { () throws(StoreError) in try log.summaries() }
      for summary in summaries {
        let opening = summary.opening.split(whereSeparator: \.isNewline).joined(separator: " ")
        let shown = opening.count > 60 ? String(opening.prefix(60)) + "…" : opening
        // The same word in both languages.
        let turns = summary.turns == 1 ? "message" : "messages"
        print("\(summary.id)  \(Self.date(summary.lastAt))  \(summary.turns) \(turns)  \(Main.harmless(shown))")
      }
      if summaries.isEmpty { print(say("Aucune conversation n'est gardée.", "No conversation is kept.")) }
    }

    /// In local time: `2026-11-24 18:05`.
    private static func date(_ seconds: Int64) -> String {
      var time = time_t(seconds)
      var parts = tm()
      localtime_r(&time, &parts)
      func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
      let day = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
      return day + " \(two(parts.tm_hour)):\(two(parts.tm_min))"
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: say("Relit une conversation.", "Reads a conversation again."))

    @OptionGroup var options: ContentOptions
    @Argument(help: ArgumentHelp(say("Son identifiant.", "Its id."))) var id: String

    func run() throws {
      let record = try Sessions.record(id)
      let content = try options.load()
      let renderer = content.renderer
      for played in Recital(content.machine).play(record.events, record.lang) {
        if let said = played.said { print(Main.harmless("> " + said) + "\n") }
        print(Main.harmless(renderer.text(played.turn.acts, played.turn.conversation.state.lang)) + "\n")
      }
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: say(
        "Écrit une conversation comme transcription, rejouable par ariane replay.",
        "Writes a conversation as a transcript, for ariane replay."))

    @OptionGroup var options: ContentOptions
    @Argument(help: ArgumentHelp(say("Son identifiant.", "Its id."))) var id: String

    func run() throws {
      let record = try Sessions.record(id)
      let machine = try options.load().machine
      var writer = TranscriptWriter(lang: record.lang)
      var conversation = machine.start(record.lang)
      writer.add(said: nil, acts: conversation.acts, state: conversation.conversation.state)
      for line in Recital(machine).lines(record.events, record.lang) {
        conversation = machine.advance(conversation.conversation, Event(line))
        writer.add(said: line, acts: conversation.acts, state: conversation.conversation.state)
      }
      print(writer.text, terminator: "")
    }
  }

  struct Forget: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: say("Efface une conversation, ou toutes.", "Erases a conversation, or all."),
      discussion: say(
        "Rien n'en reste dans le fichier du journal.", "Nothing of it stays in the log's file."))

    @Argument(help: ArgumentHelp(say("Leurs identifiants.", "Their ids."))) var ids: [String] = []
    @Flag(help: ArgumentHelp(say("Toutes.", "All of them."))) var all = false

    func validate() throws {
      if ids.isEmpty != all {
        throw ValidationError(say("Donnez des identifiants, ou --all.", "Give ids, or --all."))
      }
    }

    func run() throws {
      let log = try Sessions.log()
      let forgotten = all ? try Sessions.ids(log) : ids
      for id in forgotten {
        let isGone = try StoreOptions.stored { () throws(StoreError) in try log.forget(id) }
        if !isGone { throw Failure.notFound(name: id, nearest: nil) }
      }
      print(say("\(forgotten.count) conversation(s) effacée(s).", "\(forgotten.count) conversation(s) erased."))
    }
  }
}
