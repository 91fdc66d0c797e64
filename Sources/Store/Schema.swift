import GRDB

/// The tables, and how earlier ones become them.
enum Schema {
  static var migrator: DatabaseMigrator {
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
    migrator.registerMigration("turns with their context") { db in
      try db.rename(table: "event", to: "said")
      try db.rename(table: "conversation", to: "begun")
      try db.create(table: "conversation") { table in
        table.autoIncrementedPrimaryKey("key")
        table.column("id", .text).notNull().unique()
        table.column("lang", .text).notNull()
        table.column("startedAt", .integer).notNull()
        table.column("lastAt", .integer).notNull()
        table.column("revision", .text).notNull()
        table.column("facts", .text).notNull()
      }
      try db.create(table: "event") { table in
        table.autoIncrementedPrimaryKey("sequence")
        table.belongsTo("conversation", onDelete: .cascade).notNull()
        table.column("turn", .integer).notNull()
        table.column("kind", .text).notNull()
        table.column("text", .text).notNull()
        table.column("lang", .text)
        table.column("hasContext", .boolean).notNull()
        table.column("asked", .text)
        table.column("offered", .text).notNull()
        table.column("undoneFrom", .integer)
        table.column("at", .integer).notNull()
        table.uniqueKey(["conversationKey", "turn"])
      }
      try db.create(table: "receipt") { table in
        table.belongsTo("conversation", onDelete: .cascade).notNull()
        table.column("message", .text).notNull()
        table.column("result", .text).notNull()
        table.column("at", .integer).notNull()
        table.primaryKey(["conversationKey", "message"])
      }
      try db.create(indexOn: "receipt", columns: ["at"])
      try db.execute(
        sql: """
          INSERT INTO conversation (id, lang, startedAt, lastAt, revision, facts)
          SELECT id, lang, startedAt, startedAt, '', '{}' FROM begun ORDER BY startedAt;
          INSERT INTO event (conversationKey, turn, kind, text, hasContext, offered, at)
          SELECT conversation.key, row_number() OVER (PARTITION BY conversationId ORDER BY sequence), 'text', text, 0, '', at
          FROM said JOIN conversation ON conversation.id = said.conversationId ORDER BY sequence;
          UPDATE conversation SET lastAt = coalesce((SELECT max(at) FROM event WHERE conversationKey = key), lastAt);
          DROP TABLE said;
          DROP TABLE begun;
          """)
    }
    return migrator
  }
}
