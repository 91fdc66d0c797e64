import Glibc

/// The lines typed in earlier conversations: plain UTF-8, one a line, oldest first, readable by its owner only.
/// Lines are added at the end, so that two conversations at once keep each other's; only when the file is cut back may a line that is
/// added in that very moment be lost.
package struct HistoryFile: Sendable {
  /// Lines that are kept.
  package static let size = 1000
  /// A longer line is not worth remembering, in bytes.
  private static let longestLine = 8 * 1024
  /// Of a larger file only the end is read, in bytes.
  private static let largest = 1024 * 1024

  private let path: String

  package init(path: String) { self.path = path }

  /// Whether a line is worth remembering: not empty, not begun with a space, without control characters or broken
  /// bytes.
  package static func remembers(_ line: String) -> Bool {
    guard let first = line.first, first != " ", line.utf8.count <= longestLine else { return false }
    return line.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0.value != 0xFFFD
    }
  }

  /// The lines, oldest first, each once. A missing file has none; of a damaged one, the lines that are whole.
  package func load() -> [String] {
    guard let (bytes, isCut) = contents() else { return [] }
    let found = bytes.split(separator: UInt8(ascii: "\n")).dropFirst(isCut ? 1 : 0)
    var seen: Set<String> = []
    var lines: [String] = []
    for line in found.reversed().lazy.map({ String(decoding: $0, as: UTF8.self) }) where lines.count < Self.size {
      if Self.remembers(line), seen.insert(line).inserted { lines.append(line) }
    }
    lines.reverse()
    if isCut || found.count > 2 * Self.size { rewrite(lines) }
    return lines
  }

  /// Adds a line. What cannot be written is not remembered: no reason to stop talking.
  package func append(_ line: String) {
    guard Self.remembers(line) else { return }
    makeFolder()
    let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    defer { close(file) }
    // A file of before may be open to others.
    fchmod(file, 0o600)
    Self.write(line + "\n", to: file)
  }

  /// The end of the file, and whether its beginning was left out.
  private func contents() -> (bytes: [UInt8], isCut: Bool)? {
    // Without O_NONBLOCK, a pipe of that name would wait for ever.
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let start = max(0, Int(status.st_size) - Self.largest)
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.largest) { room, count in
      count = max(0, pread(file, room.baseAddress, Self.largest, start))
    }
    return (bytes, start > 0)
  }

  /// Puts shorter contents in the place of the file, in one step.
  private func rewrite(_ lines: [String]) {
    let draft = path + ".new"
    let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    let isWhole = Self.write(lines.map { $0 + "\n" }.joined(), to: file)
    close(file)
    if isWhole { rename(draft, path) } else { unlink(draft) }
  }

  /// Creates the missing folders, for the owner only; those that exist stay as they are.
  private func makeFolder() {
    var folder = path.hasPrefix("/") ? "" : "."
    for name in path.split(separator: "/").dropLast() {
      folder += "/" + name
      mkdir(folder, 0o700)
    }
  }

  /// One system call, so that lines of two conversations do not mix. False when not all was written.
  @discardableResult
  private static func write(_ text: String, to file: Int32) -> Bool {
    let bytes = Array(text.utf8)
    return Glibc.write(file, bytes, bytes.count) == bytes.count
  }
}
