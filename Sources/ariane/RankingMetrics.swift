import Language

/// How good a ranked list is against the set of what should have been found; each from 0 to 1, 0 when nothing should.
enum RankingMetrics {
  /// Normalised discounted cumulated gain of the first `depth`: right ones count more the earlier they come (gains of 0 or 1).
  static func ndcg(_ ranking: [String], _ relevant: Set<String>, depth: Int = 10) -> Double {
    let found = ranking.prefix(depth).enumerated().filter { relevant.contains($0.element) }
    let ideal = (0..<min(depth, relevant.count)).reduce(0) { $0 + discount($1) }
    return ideal == 0 ? 0 : found.reduce(0) { $0 + discount($1.offset) } / ideal
  }

  /// Share of the relevant ones among the first `depth`.
  static func recall(_ ranking: [String], _ relevant: Set<String>, depth: Int = 10) -> Double {
    relevant.isEmpty ? 0 : Double(ranking.prefix(depth).count { relevant.contains($0) }) / Double(relevant.count)
  }

  /// One over the rank of the first right one among the first `depth`.
  static func reciprocalRank(_ ranking: [String], _ relevant: Set<String>, depth: Int = 10) -> Double {
    ranking.prefix(depth).firstIndex { relevant.contains($0) }.map { 1 / Double($0 + 1) } ?? 0
  }

  /// The mean over many; 0 of none.
  static func mean(_ values: [Double]) -> Double { values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count) }

  /// The middle one; 0 of none.
  static func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }

  private static func discount(_ place: Int) -> Double { 1 / Logarithm.binary(Double(place + 2)) }
}
