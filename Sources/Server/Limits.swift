/// What one client may ask of the server. Each is a flag of `ariane serve`.
package struct Limits: Sendable {
  package var connections = 256
  /// Bytes of a line, without its end.
  package var lineBytes = 65_536
  /// Bytes of a text that somebody says.
  package var textBytes = 8_192
  /// Bytes of answers that wait for a client.
  package var outputBytes = 1_048_576
  /// Seconds for which a client may leave its answers unread.
  package var stallSeconds = 10
  /// Turns a second in one conversation; 0: as many as come. Well above what people type: it stops two programs that answer each other.
  package var turnsPerSecond = 10_000
  /// Turns that wait for the disk.
  package var queue = 10_000
  /// Requests of one connection that are answered at the same time.
  package var requestsAtOnce = 128

  package init() {}
}
