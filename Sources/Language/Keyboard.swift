/// How likely a typing mistake is, from where the keys are.
enum Keyboard {
  /// What it takes to type `typed` for `meant`: 1 for a slip that fingers make (a neighbouring key, a doubled or dropped letter, two
  /// letters swapped), 2 for any other single mistake; nil for more than one.
  static func cost(of typed: [UInt8], for meant: [UInt8]) -> Int? {
    let start = zip(typed, meant).prefix { $0 == $1 }.count
    var endTyped = typed.count
    var endMeant = meant.count
    while endTyped > start, endMeant > start, typed[endTyped - 1] == meant[endMeant - 1] {
      endTyped -= 1
      endMeant -= 1
    }
    switch (endTyped - start, endMeant - start) {
    case (0, 0): return 0
    // A letter too many, or one too few.
    case (1, 0): return isDouble(typed, start) ? 1 : 2
    case (0, 1): return isDouble(meant, start) ? 1 : 2
    case (1, 1): return areNeighbours(typed[start], meant[start]) ? 1 : 2
    case (2, 2):
      return typed[start] == meant[start + 1] && typed[start + 1] == meant[start] ? 1 : nil
    default: return nil
    }
  }

  private static func isDouble(_ word: [UInt8], _ place: Int) -> Bool {
    (place > 0 && word[place - 1] == word[place]) || (place + 1 < word.count && word[place + 1] == word[place])
  }

  private static func areNeighbours(_ a: UInt8, _ b: UInt8) -> Bool { neighbours.contains(pair(a, b)) }

  private static func pair(_ a: UInt8, _ b: UInt8) -> UInt16 { UInt16(min(a, b)) << 8 | UInt16(max(a, b)) }

  /// Keys that touch, on the French keyboard and on the English one.
  private static let neighbours: Set<UInt16> = {
    var pairs: Set<UInt16> = []
    for rows in [["azertyuiop", "qsdfghjklm", "wxcvbn"], ["qwertyuiop", "asdfghjkl", "zxcvbnm"]] {
      let keys = rows.map { Array($0.utf8) }
      for (line, row) in keys.enumerated() {
        for (column, key) in row.enumerated() {
          if column + 1 < row.count { pairs.insert(pair(key, row[column + 1])) }
          guard line + 1 < keys.count else { continue }
          for below in [column - 1, column] where keys[line + 1].indices.contains(below) {
            pairs.insert(pair(key, keys[line + 1][below]))
          }
        }
      }
    }
    return pairs
  }()
}
