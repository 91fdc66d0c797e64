import Knowledge
import Language
import Testing

@Suite("Durations as content writes them")
struct LiteralTests {
  @Test("working time", arguments: [("90min", 90), ("2h", 120), ("1h30", 90), ("3d", 1260)])
  func minutes(text: String, minutes: Int) { #expect(Literal.minutes(text) == minutes) }

  @Test("what is no working time", arguments: ["", "2", "h", "2x", "2w", "-1h", "2h3x", "9999999999h"])
  func notMinutes(text: String) { #expect(Literal.minutes(text) == nil) }

  @Test("calendar time", arguments: [("10d", 10), ("3w", 21), ("6mo", 180), ("1y", 365)])
  func days(text: String, days: Int) { #expect(Literal.days(text) == days) }
}
