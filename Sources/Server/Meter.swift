private import Synchronization

/// How many turns were answered, and how fast the last ones.
package final class Meter: Sendable {
  private struct Count {
    var turns = 0
    var connections = 0
    /// Microseconds of the last turns, in a ring.
    var latencies: [Int] = []
  }

  private static let remembered = 4_096
  private let count = Mutex(Count())

  package init() {}

  func turn(microseconds: Int) {
    count.withLock { count in
      if count.latencies.count < Self.remembered {
        count.latencies.append(microseconds)
      } else {
        count.latencies[count.turns % Self.remembered] = microseconds
      }
      count.turns += 1
    }
  }

  var connections: Int { count.withLock { $0.connections } }

  /// False when there are as many as may be.
  func connect(most: Int) -> Bool {
    count.withLock { count in
      guard count.connections < most else { return false }
      count.connections += 1
      return true
    }
  }

  func disconnect() { count.withLock { $0.connections -= 1 } }

  struct Figures {
    var turns: Int
    /// Microseconds of the last turns: half were faster, 9 in 10, 99 in 100, all.
    var quantiles: [String: Int]
  }

  var figures: Figures {
    let (turns, latencies) = count.withLock { ($0.turns, $0.latencies.sorted()) }
    func quantile(_ share: Double) -> Int {
      latencies.isEmpty ? 0 : latencies[min(latencies.count - 1, Int(Double(latencies.count) * share))]
    }
    return Figures(
      turns: turns,
      quantiles: ["p50": quantile(0.5), "p90": quantile(0.9), "p99": quantile(0.99), "max": quantile(1)])
  }
}
