private import Synchronization

/// Turns a second of each conversation: a bucket that holds one second's worth.
final class Throttle: Sendable {
  private struct Bucket {
    var tokens: Double
    /// Seconds.
    var filledAt: Double
  }

  private let rate: Double
  private let buckets = Mutex<[String: Bucket]>([:])

  /// - Parameter rate: turns a second; 0 lets everything through.
  init(rate: Int) { self.rate = Double(rate) }

  /// Milliseconds to wait before the next turn; nil when it may come now.
  ///
  /// - Parameter now: seconds of a clock that never goes back.
  func wait(for conversation: String, now: Double) -> Int? {
    guard rate > 0 else { return nil }
    return buckets.withLock { buckets in
      // Those that are full again need no memory.
      if buckets.count > 10_000 { buckets = buckets.filter { now - $0.value.filledAt < 1 } }
      var bucket = buckets[conversation] ?? Bucket(tokens: rate, filledAt: now)
      bucket.tokens = min(rate, bucket.tokens + (now - bucket.filledAt) * rate)
      bucket.filledAt = now
      let isFree = bucket.tokens >= 1
      if isFree { bucket.tokens -= 1 }
      buckets[conversation] = bucket
      return isFree ? nil : max(1, Int(((1 - bucket.tokens) / rate * 1000).rounded(.up)))
    }
  }
}
