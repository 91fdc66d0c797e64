/// The few best of many, the best first; ties to what was offered first. Made for a small limit: a sorted list, not a heap.
struct TopRanked: Sendable {
  struct Item: Sendable {
    var place: Int32
    var score: Float
  }

  private let limit: Int
  private(set) var items: [Item] = []
  /// What a score must exceed to enter.
  private(set) var threshold: Float = 0

  /// - Parameter limit: 1 or more.
  init(_ limit: Int) {
    self.limit = limit
    items.reserveCapacity(limit + 1)
  }

  /// Scores of 0 and below stay out.
  mutating func offer(_ place: Int32, _ score: Float) {
    guard score > threshold else { return }
    var slot = items.count
    while slot > 0, items[slot - 1].score < score { slot -= 1 }
    items.insert(Item(place: place, score: score), at: slot)
    if items.count > limit { items.removeLast() }
    if items.count == limit { threshold = items[limit - 1].score }
  }

  /// The best of a table, within a range of places.
  static func best(_ limit: Int, of scores: [Float], within range: Range<Int>) -> [Item] {
    var top = TopRanked(limit)
    scores.withUnsafeBufferPointer { scores in
      for place in range where scores[place] > top.threshold { top.offer(Int32(place), scores[place]) }
    }
    return top.items
  }
}
