import Language

/// How much of each method's names a text holds, run of letters by run of letters.
struct NameRuns: Sendable {
  private struct Holder: Sendable {
    var name: Int
    /// The run's part of the name; those of a name sum to 1.
    var share: Double
  }

  private var holders: [UInt64: [Holder]] = [:]
  /// The method of each name.
  private var owners: [Int] = []
  private let count: Int

  /// - Parameters:
  ///   - names: for each method, the runs of each of its names.
  ///   - documents: the runs of every text, names included; they tell which are rare.
  init(_ names: [[[UInt64]]], documents: [[UInt64]]) {
    count = names.count
    var frequencies: [UInt64: Int] = [:]
    for runs in documents {
      for run in Set(runs) { frequencies[run, default: 0] += 1 }
    }
    for (method, names) in names.enumerated() {
      for runs in names {
        // In order, so that sums come out the same every time. The trifle lets runs that stand everywhere count at all.
        let weights = Set(runs).sorted().map { run in
          (run, 0.1 + Logarithm.natural(Double(documents.count + 1) / Double((frequencies[run] ?? 0) + 1)))
        }
        let total = weights.reduce(0) { $0 + $1.1 }
        for (run, weight) in weights {
          holders[run, default: []].append(Holder(name: owners.count, share: weight / total))
        }
        owners.append(method)
      }
    }
  }

  /// For each method, the share of the best of its names, from 0 to 1.
  func shares(in runs: [UInt64]) -> [Double] {
    var sums = [Double](repeating: 0, count: owners.count)
    for run in Set(runs).sorted() {
      for holder in holders[run] ?? [] { sums[holder.name] += holder.share }
    }
    var shares = [Double](repeating: 0, count: count)
    for (name, owner) in owners.enumerated() { shares[owner] = max(shares[owner], sums[name]) }
    return shares
  }
}
