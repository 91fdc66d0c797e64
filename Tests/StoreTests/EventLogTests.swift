import Dialogue
import Foundation
import Language
import Store
import Testing

@Suite("The event log")
struct EventLogTests {
  private func path() -> String { NSTemporaryDirectory() + "ariane-\(UUID().uuidString)/log.sqlite" }

  private func entry(
    _ id: String, _ turn: Int, _ text: String, at: Int64 = 0, lang: Lang = .fr, receipt: Entry.Receipt? = nil
  ) -> Entry {
    Entry(
      conversation: id, turn: turn, event: Event(text), lang: lang, at: at,
      footing: .init(revision: "r", facts: ["time": .init(value: "60", text: "une heure")]), receipt: receipt)
  }

  private func write(_ log: EventLog, _ entries: Entry...) async throws {
    for entry in entries { try await log.settle(log.append(entry)) }
  }

  private func bytes(_ path: String) throws -> Data {
    try ["", "-wal", "-shm"].reduce(into: Data()) { all, suffix in
      if FileManager.default.fileExists(atPath: path + suffix) {
        all += try Data(contentsOf: URL(fileURLWithPath: path + suffix))
      }
    }
  }

  @Test("what was said is read back in order, from another opening of the file")
  func order() async throws {
    let path = path()
    let log = try EventLog(path: path)
    try await write(log, entry("a", 1, "un", lang: .en), entry("a", 2, "deux"), entry("a", 3, "trois"))
    let record = try #require(try EventLog(path: path).record(of: "a"))
    #expect(record.lang == .en)
    #expect(record.events.map(\.content) == [.text("un"), .text("deux"), .text("trois")])
    #expect(record.footing.facts["time"]?.text == "une heure")
    #expect(try log.record(of: "b") == nil)
    #expect(try log.latest() == "a")
    #expect(try log.latest(prefix: "terminal-") == nil)
  }

  @Test("every kind of event comes back as it was, with what it meant")
  func kinds() async throws {
    let log = try EventLog(path: path())
    let events = [
      Event(.choice("idea"), lang: .en, context: .init(asked: "stage", offered: ["idea", "place"])),
      Event(.undo(3), context: .init(asked: nil, undoneFrom: 1)), Event(.reset),
      Event(.text("« à l'aise »\n\u{0}🙂"), context: .init(asked: "time")),
    ]
    for (place, event) in events.enumerated() {
      var entry = entry("a", place + 1, "")
      entry.event = event
      try await write(log, entry)
    }
    #expect(try log.record(of: "a")?.events == events)
  }

  @Test("turns written at the same time share commits, and each is on disk when its writer is told")
  func together() async throws {
    let path = path()
    let log = try EventLog(path: path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for id in 0..<50 {
        group.addTask {
          for turn in 1...20 {
            try await log.settle(log.append(entry("c\(id)", turn, "tour \(turn)")))
            #expect(try log.record(of: "c\(id)")?.events.count == turn)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try EventLog(path: path).counts() == (50, 1000))
    #expect(log.waiting == 0)
  }

  @Test("a turn that does not follow the last one is refused, and nothing of it is kept")
  func overtaken() async throws {
    let path = path()
    let first = try EventLog(path: path)
    let second = try EventLog(path: path)
    try await write(first, entry("a", 1, "un"))
    try await write(second, entry("a", 2, "deux"))
    await #expect(throws: StoreError.overtaken(conversation: "a")) { try await write(first, entry("a", 2, "autre")) }
    await #expect(throws: StoreError.overtaken(conversation: "a")) { try await write(first, entry("a", 4, "loin")) }
    #expect(try first.record(of: "a")?.events.map(\.content) == [.text("un"), .text("deux")])
  }

  @Test("the clock may go backwards: the order stays that of the turns")
  func clock() async throws {
    let log = try EventLog(path: path())
    try await write(log, entry("a", 1, "un", at: 1_000), entry("b", 1, "x", at: 900), entry("a", 2, "deux", at: 10))
    #expect(try log.record(of: "a")?.events.map(\.content) == [.text("un"), .text("deux")])
    #expect(try log.latest() == "a")
    #expect(try log.summaries().map(\.id) == ["a", "b"])
  }

  @Test("what is forgotten is nowhere in the bytes of the files")
  func forget() async throws {
    let path = path()
    let log = try EventLog(path: path)
    for turn in 1...200 {
      let receipt = Entry.Receipt(message: "m\(turn)", result: "réponse secrètement-gardée \(turn)")
      try await write(
        log, entry("secret-key", turn, "secrètement-dit \(turn)", receipt: receipt), entry("other", turn, "public"))
    }
    #expect(try bytes(path).range(of: Data("secrètement".utf8)) != nil)
    #expect(try log.forget("secret-key"))
    for word in ["secrètement", "secret-key"] { #expect(try bytes(path).range(of: Data(word.utf8)) == nil) }
    #expect(try log.record(of: "other")?.events.count == 200)
    #expect(try !log.forget("secret-key"))
    #expect(try log.receipt(of: "m1", in: "secret-key") == nil)
  }

  @Test("retention erases the conversations that ended long ago, and no other")
  func retention() async throws {
    let path = path()
    let day: Int64 = 86_400
    let log = try EventLog(path: path)
    try await write(
      log, entry("old", 1, "vieux", at: 0), entry("long", 1, "x", at: 0), entry("long", 2, "y", at: 9 * day))
    let later = try EventLog(path: path, retention: 7, now: 10 * day)
    #expect(try later.summaries().map(\.id) == ["long"])
    #expect(try bytes(path).range(of: Data("vieux".utf8)) == nil)
  }

  @Test("the answer to a message id is kept for an hour")
  func receipts() async throws {
    let log = try EventLog(path: path())
    try await write(log, entry("a", 1, "un", at: 0, receipt: .init(message: "m1", result: "r1")))
    try await write(log, entry("a", 2, "deux", at: 3_000, receipt: .init(message: "m2", result: "r2")))
    #expect(try log.receipt(of: "m1", in: "a") == "r1")
    try await write(log, entry("a", 3, "trois", at: 4_000, receipt: .init(message: "m3", result: "r3")))
    #expect(try log.receipt(of: "m1", in: "a") == nil)
    #expect(try log.receipt(of: "m2", in: "a") == "r2")
    #expect(try log.receipt(of: "m2", in: "b") == nil)
  }

  @Test("the files and their folder belong to their owner only")
  func permissions() async throws {
    let path = path()
    let log = try EventLog(path: path)
    try await write(log, entry("a", 1, "un"))
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(path) == 0o600)
    #expect(try mode(path + "-wal") == 0o600)
    #expect(try mode((path as NSString).deletingLastPathComponent) == 0o700)
  }

  @Test("a file that is no database is refused by name, and kept")
  func damaged() throws {
    let path = path()
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    let bytes = Data(String(repeating: "not a database ", count: 400).utf8)
    try bytes.write(to: URL(fileURLWithPath: path))
    #expect(throws: StoreError.damaged(path: path)) { try EventLog(path: path) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
  }

  @Test("a log of the first format is read on")
  func migration() async throws {
    let path = path()
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    let script = """
      CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
      INSERT INTO grdb_migrations VALUES ('conversations and events');
      CREATE TABLE conversation (id TEXT NOT NULL PRIMARY KEY, lang TEXT NOT NULL, startedAt INTEGER NOT NULL);
      CREATE TABLE event (sequence INTEGER PRIMARY KEY AUTOINCREMENT,
        conversationId TEXT NOT NULL REFERENCES conversation(id) ON DELETE CASCADE, text TEXT NOT NULL, at INTEGER NOT NULL);
      CREATE INDEX event_on_conversationId ON event(conversationId);
      INSERT INTO conversation VALUES ('b', 'en', 5), ('a', 'fr', 1);
      INSERT INTO event (conversationId, text, at) VALUES ('a', 'un', 2), ('b', 'one', 6), ('a', 'deux', 3);
      """
    let sqlite = Process()
    sqlite.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    sqlite.arguments = [
      "-c", "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.executescript(sys.argv[2]); c.close()", path,
      script,
    ]
    try sqlite.run()
    sqlite.waitUntilExit()
    let log = try EventLog(path: path)
    #expect(try log.record(of: "a")?.events.map(\.content) == [.text("un"), .text("deux")])
    #expect(try log.record(of: "b")?.lang == .en)
    try await write(log, entry("a", 3, "trois"))
    #expect(try log.record(of: "a")?.events.count == 3)
  }
}
