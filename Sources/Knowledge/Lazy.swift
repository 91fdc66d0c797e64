private import Synchronization

/// A value made at its first use, then kept: what costs time and is often not needed. Safe from any thread; the maker must be pure,
/// so that when it is called does not matter.
package final class Lazy<Value: Sendable>: Sendable {
  private let make: @Sendable () -> Value
  private let made = Mutex<Value?>(nil)

  package init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  package var value: Value {
    made.withLock { known in
      if let known { return known }
      let value = make()
      known = value
      return value
    }
  }
}
