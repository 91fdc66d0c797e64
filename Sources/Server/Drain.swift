private import Synchronization

/// Whether the server is stopping, and who wants to be told.
package final class Drain: Sendable {
  private struct State {
    var isOn = false
    var next = 0
    var listeners: [Int: @Sendable () -> Void] = [:]
  }

  private let state = Mutex(State())

  package init() {}

  package var isOn: Bool { state.withLock { $0.isOn } }

  /// Calls every listener, once.
  package func begin() {
    let listeners = state.withLock { state in
      state.isOn = true
      let listeners = state.listeners
      state.listeners = [:]
      return listeners
    }
    for listener in listeners.values { listener() }
  }

  /// The listener is called when draining begins, at once when it has begun. To be removed by the number that comes back.
  func listen(_ listener: @escaping @Sendable () -> Void) -> Int {
    let (isOn, number) = state.withLock { state in
      state.next += 1
      if !state.isOn { state.listeners[state.next] = listener }
      return (state.isOn, state.next)
    }
    if isOn { listener() }
    return number
  }

  func remove(_ number: Int) { state.withLock { $0.listeners[number] = nil } }
}
