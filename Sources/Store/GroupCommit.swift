private import Synchronization

/// Entries of many writers, committed together: durability costs one commit a batch, not one an entry.
///
/// Whoever waits first commits all that is queued, while later ones gather the next batch. There is no thread and no task of its own.
final class GroupCommit<Entry: Sendable>: Sendable {
  /// Place of an entry among all that were ever added.
  typealias Ticket = Int
  typealias Failure = StoreError

  private struct Queue {
    var waiting: [Entry] = []
    /// Ticket of the first waiting entry.
    var next = 0
    /// Every ticket below is settled.
    var settled = 0
    var failures: [Ticket: Failure] = [:]
    var isCommitting = false
    var sleepers: [(ticket: Ticket, wake: CheckedContinuation<Void, Never>)] = []
  }

  private let queue = Mutex(Queue())
  private let commit: @Sendable ([Entry]) -> [Failure?]

  /// - Parameter commit: puts a batch on disk and tells, for each entry, why it is not there.
  init(commit: @escaping @Sendable ([Entry]) -> [Failure?]) { self.commit = commit }

  /// Entries that are not on disk yet.
  var count: Int { queue.withLock { $0.next + $0.waiting.count - $0.settled } }

  /// Order of the calls is order on disk.
  func add(_ entry: Entry) -> Ticket {
    queue.withLock { queue in
      queue.waiting.append(entry)
      return queue.next + queue.waiting.count - 1
    }
  }

  private enum Role {
    case done(Failure?)
    case lead([Entry], first: Ticket)
    case follow
  }

  /// Tickets for which a failure is remembered after it was settled.
  private static var memory: Int { 10_000 }

  /// Returns once the entry is on disk.
  func settle(_ ticket: Ticket) async throws(StoreError) {
    while true {
      switch role(ticket) {
      case .done(let failure):
        if let failure { throw failure }
        return
      case .lead(let entries, let first): finish(first, entries.count, commit(entries))
      case .follow:
        await withCheckedContinuation { wake in
          let isSettled = queue.withLock { queue in
            if ticket < queue.settled || !queue.isCommitting { return true }
            queue.sleepers.append((ticket, wake))
            return false
          }
          if isSettled { wake.resume() }
        }
      }
    }
  }

  private func role(_ ticket: Ticket) -> Role {
    queue.withLock { queue in
      if ticket < queue.settled { return .done(queue.failures[ticket]) }
      if queue.isCommitting { return .follow }
      queue.isCommitting = true
      let entries = queue.waiting
      let first = queue.next
      queue.waiting = []
      queue.next += entries.count
      return .lead(entries, first: first)
    }
  }

  private func finish(_ first: Ticket, _ count: Int, _ failures: [Failure?]) {
    let woken = queue.withLock { queue in
      queue.isCommitting = false
      queue.settled = first + count
      for (place, failure) in failures.enumerated() { queue.failures[first + place] = failure }
      if queue.failures.count > Self.memory {
        queue.failures = queue.failures.filter { $0.key > queue.settled - Self.memory }
      }
      var woken = queue.sleepers.filter { $0.ticket < queue.settled }
      queue.sleepers.removeAll { $0.ticket < queue.settled }
      // One of those that gathered meanwhile commits the next batch.
      if let leader = queue.sleepers.first {
        woken.append(leader)
        queue.sleepers.removeFirst()
      }
      return woken
    }
    for sleeper in woken { sleeper.wake.resume() }
  }
}
