/// What the Tab key does: a pure value, so that it can be tested without a terminal.
package struct TabCompletion: Sendable {
  package enum Answer: Hashable, Sendable {
    /// No candidate, or none that adds anything yet.
    case nothing
    /// The last `scalars` scalars before the cursor give way to `text`.
    case replace(scalars: Int, text: String)
    /// Several candidates, to be shown below the line.
    case list([String])
  }

  /// What stood left of the cursor after the last Tab that left a choice.
  private var undecided: String?

  package init() {}

  /// One candidate is inserted; several give what they share, then, on a second Tab, the list.
  /// - Parameters:
  ///   - typed: the text left of the cursor.
  ///   - replaced: how many of its last characters a candidate replaces.
  package mutating func answer(typed: String, replaced: Int, candidates: [String]) -> Answer {
    guard let first = candidates.first else {
      undecided = nil
      return .nothing
    }
    let current = String(typed.suffix(max(0, replaced)))
    if candidates.count == 1 {
      undecided = nil
      return .replace(scalars: current.unicodeScalars.count, text: first + " ")
    }
    let shared = candidates.dropFirst().reduce(first[...]) { shared, candidate in
      shared.prefix(zip(shared, candidate).prefix { $0 == $1 }.count)
    }
    if shared.count > current.count {
      undecided = String(typed.dropLast(current.count)) + shared
      return .replace(scalars: current.unicodeScalars.count, text: String(shared))
    }
    defer { undecided = typed }
    return undecided == typed ? .list(candidates) : .nothing
  }

  /// Candidates side by side in columns, at most `width` cells wide, lines separated by line breaks.
  package static func listing(_ candidates: [String], width: Int) -> String {
    let gap = 3
    let widths = candidates.map { DisplayWidth.cells(of: $0) }
    guard let widest = widths.max() else { return "" }
    let perLine = max(1, (width + gap) / (widest + gap))
    var out = ""
    for (index, candidate) in candidates.enumerated() {
      out += candidate
      if index == candidates.count - 1 { break }
      let isLast = (index + 1) % perLine == 0
      out += isLast ? "\n" : String(repeating: " ", count: widest - widths[index] + gap)
    }
    return out
  }
}
