/// How a conversation ended, as an exit status.
package enum ChatOutcome: Int32, Sendable {
  case done = 0
  /// A script ended on something that was not understood, or said nothing.
  case noAnswer = 1
  case interrupted = 130
}
