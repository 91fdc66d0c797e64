private import Synchronization

/// The last values of a pure function, kept by what they were computed from. Whether one is kept changes no value, only when it comes.
package final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let most: Int
  private let known = Mutex<[Key: Value]>([:])

  /// - Parameter most: values kept; when there are more, all are let go.
  package init(most: Int) { self.most = most }

  package func value(_ key: Key, _ make: () -> Value) -> Value {
    if let value = known.withLock({ $0[key] }) { return value }
    let value = make()
    known.withLock { known in
      if known.count >= most { known.removeAll(keepingCapacity: true) }
      known[key] = value
    }
    return value
  }
}
