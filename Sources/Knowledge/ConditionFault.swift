/// Why a condition cannot be used. `Content` turns it into a diagnostic with its place and its remedy.
package struct ConditionFault: Hashable, Sendable {
  package enum Cause: Hashable, Sendable {
    /// What stands there, and what was expected: « a variable », « `]` ».
    case unexpected(found: String, expected: String)
    case unknownVariable(String, nearest: String?)
    case unknownValue(String, variable: String, nearest: String?)
    /// The operator does not suit the variable's type.
    case wrongOperator(String, variable: String, allowed: String)
    /// The literal does not suit the variable's type: `participants > 2h`.
    case wrongLiteral(String, variable: String, expected: String)
    /// The number lies outside the variable's range.
    case outOfRange(Int, variable: String, range: ClosedRange<Int>)
  }

  /// UTF-8 offset in the condition's text.
  package var offset: Int
  package var cause: Cause
}
