package import NIOCore

/// Cuts a stream of bytes into lines. Blank lines and lines that begin with `#` are left out.
package struct LineFramer: Sendable {
  package enum Frame: Hashable, Sendable {
    case line(ByteBuffer)
    /// What stands after the last line end, when the stream is over.
    case unfinished(ByteBuffer)
    /// A line was longer than may be; nothing after it is read.
    case tooLong
  }

  private let longest: Int
  /// Bytes of the buffer in which no line end was found, so that slow senders cost no more than fast ones.
  private var scanned = 0
  private var isOver = false

  /// - Parameter longest: bytes of a line, without its end.
  package init(longest: Int) { self.longest = longest }

  /// The next frame; nil until more bytes come.
  package mutating func next(_ buffer: inout ByteBuffer) -> Frame? {
    while !isOver {
      let view = buffer.readableBytesView
      let start = view.startIndex + scanned
      guard let end = view[start...].firstIndex(of: UInt8(ascii: "\n")) else {
        scanned = view.count
        return scanned > longest + 1 || (scanned > longest && view.last != UInt8(ascii: "\r")) ? overrun(&buffer) : nil
      }
      let length = end - view.startIndex
      scanned = 0
      guard var line = buffer.readSlice(length: length) else { return nil }
      buffer.moveReaderIndex(forwardBy: 1)
      if let frame = frame(&line) { return frame }
    }
    buffer.clear()
    return nil
  }

  /// What stands after the last line end, when the stream is over.
  package mutating func last(_ buffer: inout ByteBuffer) -> Frame? {
    if let frame = next(&buffer) { return frame }
    scanned = 0
    guard !isOver, var line = buffer.readSlice(length: buffer.readableBytes) else { return nil }
    if case .line(let line) = frame(&line) { return .unfinished(line) }
    return isOver ? .tooLong : nil
  }

  private mutating func frame(_ line: inout ByteBuffer) -> Frame? {
    if line.readableBytesView.last == UInt8(ascii: "\r") {
      line.moveWriterIndex(to: line.writerIndex - 1)
    }
    guard line.readableBytes <= longest else {
      isOver = true
      return .tooLong
    }
    let body = line.readableBytesView.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return body.isEmpty || body.first == UInt8(ascii: "#") ? nil : .line(line)
  }

  private mutating func overrun(_ buffer: inout ByteBuffer) -> Frame? {
    isOver = true
    buffer.clear()
    return .tooLong
  }
}
