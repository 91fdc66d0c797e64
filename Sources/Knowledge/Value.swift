/// What is known of one variable.
package enum Value: Hashable, Sendable, Codable {
  case choice(String)
  /// Known only by what it is not: « pas à distance ».
  case noneOf(Set<String>)
  /// All the values that hold; the others do not.
  case choices(Set<String>)
  /// An interval, since people say « une quinzaine »; `Int.max` above means no upper bound.
  /// Minutes for a duration, days for a calendar time.
  case number(ClosedRange<Int>)
}
