package import Dialogue
private import Foundation
private import GRDB
package import Language

/// The log of all conversations, append-only, in one SQLite file. What was said is the truth; every state is computed from it.
package struct EventLog: Sendable {
  private let database: DatabaseQueue
  private let path: String

  /// Opens or makes the file at a path, readable by its owner only.
  package init(path: String) throws(StoreError) {
    let folder = (path as NSString).deletingLastPathComponent
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      if !FileManager.default.fileExists(atPath: path) {
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
          throw StoreError.cannotOpen(path: path, reason: "create")
        }
      }
      var configuration = Configuration()
      configuration.busyMode = .timeout(5)
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
      database = try DatabaseQueue(path: path, configuration: configuration)
      self.path = path
      try EventLog.migrator.migrate(database)
    } catch let error as StoreError {
      throw error
    } catch let error as DatabaseError where [.SQLITE_NOTADB, .SQLITE_CORRUPT].contains(error.resultCode) {
      throw .damaged(path: path)
    } catch {
      throw .cannotOpen(path: path, reason: "\(error)")
    }
  }

  /// A log that lives in memory: for tests and for conversations that leave no trace.
  package init() throws(StoreError) {
    do {
      database = try DatabaseQueue()
      path = ":memory:"
      try EventLog.migrator.migrate(database)
    } catch {
      throw .cannotOpen(path: ":memory:", reason: "\(error)")
    }
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("conversations and events") { db in
      try db.create(table: "conversation") { table in
        table.primaryKey("id", .text)
        table.column("lang", .text).notNull()
        table.column("startedAt", .integer).notNull()
      }
      try db.create(table: "event") { table in
        table.autoIncrementedPrimaryKey("sequence")
        table.belongsTo("conversation", onDelete: .cascade).notNull()
        table.column("text", .text).notNull()
        table.column("at", .integer).notNull()
      }
    }
    return migrator
  }

  /// Starts a conversation; a second start with the same id changes nothing.
  ///
  /// - Parameter at: seconds since 1970.
  package func start(_ id: String, _ lang: Lang, at: Int64) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "INSERT OR IGNORE INTO conversation (id, lang, startedAt) VALUES (?, ?, ?)",
        arguments: [id, lang.rawValue, at])
    }
  }

  /// Returns once the event is on disk.
  package func append(_ event: Event, to conversation: String, at: Int64) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "INSERT INTO event (conversationId, text, at) VALUES (?, ?, ?)", arguments: [conversation, event.text, at])
    }
  }

  /// Everything said in a conversation, in order; nil when there is none of that id.
  package func events(of conversation: String) throws(StoreError) -> (lang: Lang, events: [Event])? {
    try read { db in
      guard
        let lang = try String.fetchOne(db, sql: "SELECT lang FROM conversation WHERE id = ?", arguments: [conversation])
      else {
        return nil
      }
      let texts = try String.fetchAll(
        db, sql: "SELECT text FROM event WHERE conversationId = ? ORDER BY sequence", arguments: [conversation])
      return (Lang(rawValue: lang) ?? .fr, texts.map(Event.init))
    }
  }

  /// The conversation in which something was said last.
  package func latest() throws(StoreError) -> String? {
    try read { db in
      try String.fetchOne(db, sql: "SELECT conversationId FROM event ORDER BY sequence DESC LIMIT 1")
    }
  }

  private func write(_ body: (Database) throws -> Void) throws(StoreError) {
    do { try database.write(body) } catch { throw .cannotWrite(path: path, reason: "\(error)") }
  }

  private func read<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
    do { return try database.read(body) } catch { throw .cannotRead(path: path, reason: "\(error)") }
  }
}
