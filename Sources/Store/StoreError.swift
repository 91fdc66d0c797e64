/// Why the log cannot be used. The front ends turn it into a sentence with its remedy.
package enum StoreError: Error, Hashable, Sendable {
  /// The folder or the file cannot be made or opened.
  case cannotOpen(path: String, reason: String)
  /// The file is no database, or is damaged; it is left as it is.
  case damaged(path: String)
  case cannotWrite(path: String, reason: String)
  case cannotRead(path: String, reason: String)
  /// Erased from the log, but not yet from the bytes of its file: another program is reading it.
  case stillRead(path: String)
  /// Another program went on with the same conversation meanwhile; what it said is in the log.
  case overtaken(conversation: String)
}
