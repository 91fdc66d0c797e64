/// Joins the lines between two `"""` into one message; other lines are messages by themselves.
package struct LineJoiner: Sendable {
  private static let fence = "\"\"\""
  private var block: [String]?

  package init() {}

  /// Whether a block is open: more lines are to come.
  package var isOpen: Bool { block != nil }

  /// The message that a line completes; nil while a block is open.
  package mutating func take(_ line: String) -> String? {
    let isFence = line.trimmed == Self.fence
    if isOpen {
      guard isFence else {
        // In place: a copy for each line would make a long block slow.
        block?.append(line)
        return nil
      }
      defer { block = nil }
      return block?.joined(separator: "\n")
    }
    if isFence {
      block = []
      return nil
    }
    return line
  }

  /// What an open block holds when the input ends: nothing typed is lost.
  package mutating func finish() -> String? {
    defer { block = nil }
    return block.flatMap { $0.isEmpty ? nil : $0.joined(separator: "\n") }
  }

  /// Leaves an open block, as Ctrl-C does.
  package mutating func abandon() { block = nil }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
