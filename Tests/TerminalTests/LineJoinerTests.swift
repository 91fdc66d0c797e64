import Terminal
import Testing

@Suite("Several lines in one message")
struct LineJoinerTests {
  private let fence = "\"\"\""

  @Test("an empty block is an empty message, and quotes within a line are no fence")
  func edges() {
    var joiner = LineJoiner()
    #expect(joiner.take(fence) == nil)
    #expect(joiner.take(fence) == "")
    #expect(joiner.take("il dit \(fence)") == "il dit \(fence)")
    #expect(!joiner.isOpen)
  }

  @Test("blank lines of a block are kept")
  func blank() {
    var joiner = LineJoiner()
    for line in [fence, "a", "", "  b"] { #expect(joiner.take(line) == nil) }
    #expect(joiner.take(fence) == "a\n\n  b")
  }

  @Test("an abandoned block leaves nothing behind")
  func abandon() {
    var joiner = LineJoiner()
    _ = joiner.take(fence)
    _ = joiner.take("a")
    joiner.abandon()
    #expect(joiner.finish() == nil)
    #expect(joiner.take("b") == "b")
  }
}
