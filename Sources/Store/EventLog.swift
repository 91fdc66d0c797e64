package import Dialogue
private import Foundation
private import GRDB
package import Language
private import Synchronization

/// The log of all conversations, append-only, in one SQLite file. What was said is the truth; every state is computed from it.
package final class EventLog: Sendable {
  private let database: DatabaseQueue
  private let writer: LogWriter
  private let commits: GroupCommit<Entry>
  private let path: String
  /// Erased, but perhaps still in the bytes of the file.
  private let unfinished = Mutex<Set<String>>([])

  /// Seconds to wait for another program that writes.
  private static let patience = 5

  /// Opens or makes the file at a path, readable by its owner only.
  ///
  /// - Parameters:
  ///   - retention: days for which a conversation is kept after its last turn; nil keeps all.
  ///   - now: seconds since 1970.
  package convenience init(
    path: String, durability: Durability = .full, retention: Int? = nil, now: Int64 = 0
  ) throws(StoreError) {
    try StoreFile.prepare(path)
    var configuration = Configuration()
    configuration.busyMode = .timeout(TimeInterval(Self.patience))
    configuration.journalMode = .wal
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
    try self.init(path: path) {
      let database = try DatabaseQueue(path: path, configuration: configuration)
      // Opening in WAL mode has set NORMAL.
      if durability == .full {
        try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      }
      return database
    }
    if let retention { try forget(before: now - Int64(retention) * 86_400) }
  }

  /// A log that lives in memory: for tests and for conversations that leave no trace.
  package convenience init() throws(StoreError) { try self.init(path: ":memory:") { try DatabaseQueue() } }

  private init(path: String, open: () throws -> DatabaseQueue) throws(StoreError) {
    do {
      let database = try open()
      try Schema.migrator.migrate(database)
      let writer = LogWriter(database: database, path: path)
      (self.database, self.writer, self.path) = (database, writer, path)
      commits = GroupCommit { writer.write($0) }
    } catch let error as DatabaseError where [.SQLITE_NOTADB, .SQLITE_CORRUPT].contains(error.resultCode) {
      throw .damaged(path: path)
    } catch {
      throw .cannotOpen(path: path, reason: error.brief)
    }
  }

  // MARK: Writing

  /// Place of a turn in the queue to the disk.
  package struct Ticket: Sendable { fileprivate let place: Int }

  /// Queues a turn for the disk. Order of the calls is order in the log.
  package func append(_ entry: Entry) -> Ticket { Ticket(place: commits.add(entry)) }

  /// Returns once the turn is on disk.
  package func settle(_ ticket: Ticket) async throws(StoreError) { try await commits.settle(ticket.place) }

  /// Turns that wait for the disk.
  package var waiting: Int { commits.count }

  /// Erases a conversation, in the bytes of the file too. False when there is none.
  @discardableResult
  package func forget(_ id: String) throws(StoreError) -> Bool {
    try erase([id]) { try $0.execute(sql: "DELETE FROM conversation WHERE id = ?", arguments: [id]) }
  }

  /// Erases the conversations whose last turn came before a moment.
  @discardableResult
  package func forget(before moment: Int64) throws(StoreError) -> Bool {
    try erase([]) { try $0.execute(sql: "DELETE FROM conversation WHERE lastAt < ?", arguments: [moment]) }
  }

  private func erase(_ ids: Set<String>, _ delete: (Database) throws -> Void) throws(StoreError) -> Bool {
    do {
      let isGone = try database.write { db in
        try delete(db)
        return db.changesCount > 0
      }
      let isUnfinished = unfinished.withLock { unfinished in
        if isGone { unfinished.formUnion(ids) }
        return !unfinished.isDisjoint(with: ids)
      }
      guard isGone || isUnfinished else { return false }
      // Pages moved about in earlier writes may hold copies: the file is written anew, and the write-ahead log emptied. Whoever else
      // reads the file keeps that from happening, and nobody should wait for that long.
      try database.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA busy_timeout = 500")
        defer { try? db.execute(sql: "PRAGMA busy_timeout = \(Self.patience * 1_000)") }
        try db.execute(sql: "VACUUM")
        try db.checkpoint(.truncate)
      }
      unfinished.withLock { $0.subtract(ids) }
      return true
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
      throw .stillRead(path: path)
    } catch {
      throw .cannotWrite(path: path, reason: error.brief)
    }
  }

  // MARK: Reading

  /// A conversation as the log has it.
  package struct Record: Sendable {
    package var lang: Lang
    package var events: [Event]
    package var footing: Entry.Footing
  }

  /// Everything said in a conversation, in order; nil when there is none of that id.
  package func record(of id: String) throws(StoreError) -> Record? {
    try read { db in
      let query = "SELECT key, lang, revision, facts FROM conversation WHERE id = ?"
      guard let row = try db.cachedStatement(sql: query).fetchOne(arguments: [id]) else { return nil }
      let events = try Row.fetchAll(
        db.cachedStatement(sql: "SELECT * FROM event WHERE conversationKey = ? ORDER BY turn"), arguments: [row["key"]])
      let facts = try JSONDecoder().decode([String: Entry.Fact].self, from: Data((row["facts"] as String).utf8))
      return Record(
        lang: Lang(rawValue: row["lang"]) ?? .fr, events: events.map(Event.init),
        footing: Entry.Footing(revision: row["revision"], facts: facts))
    }
  }

  /// The answer kept for a message id.
  package func receipt(of message: String, in id: String) throws(StoreError) -> String? {
    try read { db in
      let query =
        "SELECT result FROM receipt JOIN conversation ON key = conversationKey WHERE id = ? AND message = ?"
      return try String.fetchOne(db.cachedStatement(sql: query), arguments: [id, message])
    }
  }

  /// One conversation in a list.
  package struct Summary: Sendable {
    package var id: String
    package var lang: Lang
    /// Seconds since 1970.
    package var startedAt: Int64
    package var lastAt: Int64
    package var turns: Int
    /// The first words said.
    package var opening: String
  }

  /// All conversations, the latest first.
  package func summaries() throws(StoreError) -> [Summary] {
    try read { db in
      let query = """
        SELECT conversation.*, count(event.turn) AS turns, max(sequence) AS latest,
          (SELECT text FROM event AS first WHERE conversationKey = key AND text != '' ORDER BY turn LIMIT 1)
            AS opening
        FROM conversation LEFT JOIN event ON conversationKey = key GROUP BY key ORDER BY latest DESC
        """
      return try Row.fetchAll(db, sql: query).map { row in
        Summary(
          id: row["id"], lang: Lang(rawValue: row["lang"]) ?? .fr, startedAt: row["startedAt"], lastAt: row["lastAt"],
          turns: row["turns"], opening: String(decoding: row["opening"] as Data? ?? Data(), as: UTF8.self))
      }
    }
  }

  /// The conversation in which something was said last, among those whose id begins so.
  package func latest(prefix: String = "") throws(StoreError) -> String? {
    try read { db in
      let query = """
        SELECT id FROM event JOIN conversation ON key = conversationKey WHERE substr(id, 1, ?) = ?
        ORDER BY sequence DESC LIMIT 1
        """
      return try String.fetchOne(db, sql: query, arguments: [prefix.count, prefix])
    }
  }

  /// How many conversations there are, and turns in them.
  package func counts() throws(StoreError) -> (conversations: Int, turns: Int) {
    try read { db in
      let conversations = try Int.fetchOne(db, sql: "SELECT count(*) FROM conversation") ?? 0
      return (conversations, try Int.fetchOne(db, sql: "SELECT count(*) FROM event") ?? 0)
    }
  }

  private func read<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
    do { return try database.read(body) } catch { throw .cannotRead(path: path, reason: error.brief) }
  }
}

extension Statement {
  fileprivate func fetchOne(arguments: StatementArguments) throws -> Row? {
    try Row.fetchOne(self, arguments: arguments)
  }
}

extension Event {
  fileprivate init(_ row: Row) {
    let text = String(decoding: row["text"] as Data, as: UTF8.self)
    let content: Content =
      switch row["kind"] as String {
      case "choice": .choice(text)
      case "undo": .undo(Int(text) ?? 1)
      case "reset": .reset
      default: .text(text)
      }
    let offered: String = row["offered"]
    let context = Context(
      asked: row["asked"], offered: offered.split(separator: " ").map(String.init), undoneFrom: row["undoneFrom"])
    let lang = (row["lang"] as String?).flatMap(Lang.init(rawValue:))
    self.init(content, lang: lang, context: row["hasContext"] ? context : nil)
  }
}
