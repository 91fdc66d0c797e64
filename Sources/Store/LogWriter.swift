import Dialogue
import FoundationEssentials
import GRDB
import Language

/// Puts batches of turns on disk, each in one transaction.
struct LogWriter: Sendable {
  /// Seconds for which the answer to a message id is kept, at least. The protocol promises 10 minutes.
  static let receiptLife: Int64 = 3_600

  let database: DatabaseQueue
  let path: String

  /// Why each entry is not on disk; nil where it is.
  func write(_ entries: [Entry]) -> [StoreError?] {
    do {
      return try database.write { db in
        let failures = try entries.map { try write($0, db) }
        if let last = entries.last, last.receipt != nil {
          try db.cachedStatement(sql: "DELETE FROM receipt WHERE at < ?").execute(
            arguments: [last.at - Self.receiptLife])
        }
        return failures
      }
    } catch {
      return Array(repeating: .cannotWrite(path: path, reason: error.brief), count: entries.count)
    }
  }

  private func write(_ entry: Entry, _ db: Database) throws -> StoreError? {
    let query = """
      SELECT key, (SELECT max(turn) FROM event WHERE conversationKey = key) AS turn FROM conversation WHERE id = ?
      """
    let known = try Row.fetchOne(db.cachedStatement(sql: query), arguments: [entry.conversation])
    let last = known?["turn"] as Int? ?? 0
    guard last + 1 == entry.turn else { return .overtaken(conversation: entry.conversation) }
    let key = try keep(entry, known?["key"], db)
    // As text a NUL would end it.
    let (kind, text) = entry.event.content.columns
    let said: any DatabaseValueConvertible = text.utf8.contains(0) ? Data(text.utf8) : text
    let context = entry.event.context
    try db.cachedStatement(
      sql: """
        INSERT INTO event (conversationKey, turn, kind, text, lang, hasContext, asked, offered, undoneFrom, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      key, entry.turn, kind, said, entry.event.lang?.rawValue, context != nil, context?.asked,
      context?.offered.joined(separator: " ") ?? "", context?.undoneFrom, entry.at,
    ])
    if let receipt = entry.receipt {
      try db.cachedStatement(
        sql: "INSERT OR REPLACE INTO receipt (conversationKey, message, result, at) VALUES (?, ?, ?, ?)"
      ).execute(arguments: [key, receipt.message, receipt.result, entry.at])
    }
    return nil
  }

  /// The row of the conversation, made or brought up to date: its key.
  private func keep(_ entry: Entry, _ known: Int64?, _ db: Database) throws -> Int64 {
    if let known {
      try db.cachedStatement(sql: "UPDATE conversation SET lastAt = ? WHERE key = ?").execute(
        arguments: [entry.at, known])
    } else {
      try db.cachedStatement(
        sql: "INSERT INTO conversation (id, lang, startedAt, lastAt, revision, facts) VALUES (?, ?, ?, ?, '', '{}')"
      ).execute(arguments: [entry.conversation, entry.lang.rawValue, entry.at, entry.at])
    }
    let key = known ?? db.lastInsertedRowID
    if let footing = entry.footing {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      let facts = String(decoding: try encoder.encode(footing.facts), as: UTF8.self)
      try db.cachedStatement(sql: "UPDATE conversation SET revision = ?, facts = ? WHERE key = ?").execute(
        arguments: [footing.revision, facts, key])
    }
    return key
  }
}

extension Event.Content {
  fileprivate var columns: (kind: String, text: String) {
    switch self {
    case .text(let text): ("text", text)
    case .choice(let id): ("choice", id)
    case .undo(let count): ("undo", String(count))
    case .reset: ("reset", "")
    }
  }
}

extension Error {
  /// What went wrong, without the SQL that met it.
  var brief: String {
    (self as? DatabaseError).map { $0.message ?? "\($0.resultCode)" } ?? "\(self)"
  }
}
