import NIOCore
import Server
import Testing

@Suite("Lines")
struct LineFramerTests {
  private func frames(_ pieces: [String], longest: Int = 10) -> [String] {
    var framer = LineFramer(longest: longest)
    var buffer = ByteBuffer()
    var found: [String] = []
    func note(_ frame: LineFramer.Frame) {
      switch frame {
      case .line(let line), .unfinished(let line): found.append(String(buffer: line))
      case .tooLong: found.append("TOO LONG")
      }
    }
    for piece in pieces {
      buffer.writeString(piece)
      while let frame = framer.next(&buffer) { note(frame) }
    }
    while let frame = framer.last(&buffer) { note(frame) }
    return found
  }

  @Test("lines come whole, however the bytes are cut")
  func cuts() {
    let text = "abc\ndé\r\n\n  \n# comment\n#\nlast"
    #expect(frames([text]) == ["abc", "dé", "last"])
    #expect(frames(text.unicodeScalars.map { String($0) }) == ["abc", "dé", "last"])
  }

  @Test("a line may be as long as the limit, and not a byte longer")
  func limit() {
    #expect(frames(["0123456789\nx\n"]) == ["0123456789", "x"])
    #expect(frames(["0123456789\r\nx\n"]) == ["0123456789", "x"])
    #expect(frames(["01234567890\nx\n"]) == ["TOO LONG"])
    #expect(frames(Array(repeating: "a", count: 40)) == ["TOO LONG"])
    #expect(frames(["a\n", String(repeating: "b", count: 100_000)]) == ["a", "TOO LONG"])
  }

  @Test("what stands after the last line end is a line too, and nothing is none")
  func end() {
    #expect(frames(["{"]) == ["{"])
    #expect(frames(["a\n"]) == ["a"])
    #expect(frames([]) == [])
  }
}
