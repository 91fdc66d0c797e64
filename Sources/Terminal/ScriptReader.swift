import Glibc

/// Reads messages from standard input when it is no terminal: one a line, or several lines between two `"""`.
package struct ScriptReader {
  /// Of a longer line the rest is dropped, in bytes.
  package static let longestLine = 64 * 1024

  /// Fills its argument; returns how many bytes, 0 at the end of input.
  package typealias Source = (UnsafeMutableRawBufferPointer) -> Int

  private let source: Source
  private var chunk = [UInt8](repeating: 0, count: 16 * 1024)
  private var unread = 0..<0
  private var joiner = LineJoiner()

  /// - Parameter source: where the bytes come from; standard input unless told otherwise.
  package init(source: @escaping Source = ScriptReader.standardInput) { self.source = source }

  /// The next message; nil at the end of input. A block that is still open then is a message too: nothing is lost.
  package mutating func message() -> String? {
    while let line = line() {
      if let message = joiner.take(line) { return message }
    }
    return joiner.finish()
  }

  /// The next line, without its end (LF or CRLF) and without NUL; broken UTF-8 is repaired. Nil at the end of input.
  package mutating func line() -> String? {
    var bytes: [UInt8] = []
    var isAny = false
    var isCut = false
    while let byte = next() {
      isAny = true
      if byte == UInt8(ascii: "\n") { break }
      if byte == 0 || isCut { continue }
      if bytes.count == Self.longestLine {
        isCut = true
        // A character is kept whole or not at all.
        if byte & 0xC0 == 0x80 { bytes.removeLast(Self.unfinished(bytes)) }
      } else {
        bytes.append(byte)
      }
    }
    guard isAny else { return nil }
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Bytes at the end that begin a character, at most 3.
  private static func unfinished(_ bytes: [UInt8]) -> Int {
    let tail = bytes.suffix(3).reversed().prefix { $0 & 0xC0 == 0x80 }.count
    return min(3, tail + 1)
  }

  private mutating func next() -> UInt8? {
    if unread.isEmpty {
      let count = chunk.withUnsafeMutableBytes(source)
      guard count > 0 else { return nil }
      unread = 0..<min(count, chunk.count)
    }
    defer { unread = unread.lowerBound + 1..<unread.upperBound }
    return chunk[unread.lowerBound]
  }

  /// The bytes of standard input.
  package static func standardInput(_ room: UnsafeMutableRawBufferPointer) -> Int {
    while true {
      let count = read(STDIN_FILENO, room.baseAddress, room.count)
      if count < 0, errno == EINTR { continue }
      return max(0, count)
    }
  }
}
