import FoundationEssentials

/// Reads JSON Lines: one JSON value a line, blank lines aside.
enum JSONLines {
  /// Every value of a file, in order. Throws `Failure.unreadable` for a file that cannot be opened, `Failure.malformed` for the first
  /// line that is not such a value.
  static func read<Value: Decodable>(_ type: Value.Type, from path: String) throws -> [Value] {
    guard let bytes = FileManager.default.contents(atPath: path) else { throw Failure.unreadable(path: path) }
    let decoder = JSONDecoder()
    var values: [Value] = []
    for (number, line) in [UInt8](bytes).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    {
      guard line.contains(where: { $0 > UInt8(ascii: " ") }) else { continue }
      guard let value = try? decoder.decode(type, from: Data(line)) else {
        throw Failure.malformed(path: path, line: number + 1)
      }
      values.append(value)
    }
    return values
  }
}
