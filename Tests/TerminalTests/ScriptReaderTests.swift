import Terminal
import Testing

@Suite("Messages from a script")
struct ScriptReaderTests {
  /// A reader of these bytes, handed over a few at a time.
  private func reader(_ bytes: [UInt8], atOnce: Int = 3) -> ScriptReader {
    var rest = bytes[...]
    return ScriptReader { room in
      let part = rest.prefix(min(atOnce, room.count))
      room.copyBytes(from: part)
      rest = rest.dropFirst(part.count)
      return part.count
    }
  }

  private func lines(_ bytes: [UInt8], atOnce: Int = 3) -> [String] {
    var reader = reader(bytes, atOnce: atOnce)
    var found: [String] = []
    while let line = reader.line() { found.append(line) }
    return found
  }

  @Test("lines end with LF or CRLF, and the last one may have no end")
  func lineEnds() {
    #expect(lines(Array("un\r\ndeux\n\ntrois".utf8)) == ["un", "deux", "", "trois"])
    #expect(lines([]).isEmpty)
    #expect(lines(Array("\n".utf8)) == [""])
  }

  @Test("a carriage return within a line stays")
  func carriageReturn() {
    #expect(lines(Array("a\rb\r\n".utf8)) == ["a\rb"])
  }

  @Test("broken UTF-8 is repaired and NUL dropped")
  func repair() {
    #expect(lines([0x61, 0xFF, 0x62, 0x00, 0x63, 0x0A, 0xC3]) == ["a\u{FFFD}bc", "\u{FFFD}"])
  }

  @Test("an accent split between two reads is one character", arguments: 1...4)
  func split(atOnce: Int) {
    #expect(lines(Array("été 🎉\n".utf8), atOnce: atOnce) == ["été 🎉"])
  }

  @Test("of a line beyond the limit the rest is dropped, and the next line is read as usual")
  func tooLong() {
    let limit = ScriptReader.longestLine
    let long = Array(repeating: UInt8(ascii: "x"), count: limit + 10) + Array("\nsuite\n".utf8)
    #expect(lines(long, atOnce: 4096) == [String(repeating: "x", count: limit), "suite"])
    let exact = Array(repeating: UInt8(ascii: "x"), count: limit) + Array("\nsuite\n".utf8)
    #expect(lines(exact, atOnce: 4096) == [String(repeating: "x", count: limit), "suite"])
  }

  @Test("the limit keeps a character whole or not at all", arguments: ["é", "€", "🎉"], 1...4)
  func limitWithinCharacter(character: String, before: Int) {
    let limit = ScriptReader.longestLine
    let bytes = Array(repeating: UInt8(ascii: "x"), count: limit - before) + Array((character + "zzzz\n").utf8)
    let line = lines(bytes, atOnce: 4096).first ?? ""
    #expect(!line.contains("\u{FFFD}"))
    #expect(line.contains(character) == (character.utf8.count <= before))
  }

  @Test("a line of stray continuation bytes beyond the limit ends all the same")
  func strayContinuations() {
    #expect(lines(Array(repeating: 0x80, count: ScriptReader.longestLine + 9) + [0x0A], atOnce: 4096).count == 1)
  }

  @Test("a block between two fences is one message, also when it never ends")
  func blocks() {
    var reader = reader(Array("bonjour\r\n\"\"\"\r\nun\r\n\r\ndeux\r\n\"\"\"\r\n\"\"\"\nreste".utf8))
    #expect(reader.message() == "bonjour")
    #expect(reader.message() == "un\n\ndeux")
    #expect(reader.message() == "reste")
    #expect(reader.message() == nil)
  }

  @Test("no bytes crash the reader")
  func anyBytes() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let bytes = (0..<Int.random(in: 0..<300, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      let ends = bytes.filter { $0 == 0x0A }.count
      let expected = ends + (bytes.isEmpty || bytes.last == 0x0A ? 0 : 1)
      #expect(lines(bytes, atOnce: 7).count == expected, "\(bytes)")
    }
  }
}
