/// The three values of Kleene's logic: an unknown variable makes a condition unknown, not false.
package enum Truth: Sendable {
  case yes, no, unknown

  package init(_ value: Bool) { self = value ? .yes : .no }

  package static func && (a: Truth, b: Truth) -> Truth {
    switch (a, b) {
    case (.no, _), (_, .no): .no
    case (.yes, .yes): .yes
    default: .unknown
    }
  }

  package static func || (a: Truth, b: Truth) -> Truth {
    switch (a, b) {
    case (.yes, _), (_, .yes): .yes
    case (.no, .no): .no
    default: .unknown
    }
  }

  package static prefix func ! (a: Truth) -> Truth {
    switch a {
    case .yes: .no
    case .no: .yes
    case .unknown: .unknown
    }
  }
}
