import Language
import Testing

@Suite("Durations as people write them")
struct DurationReaderTests {
  private func first(_ text: String) -> DurationMention.Amount? {
    DurationReader.durations(in: Tokenizer.tokens(of: text)).first?.amount
  }

  @Test(
    "working time, in minutes",
    arguments: [
      ("on a 3 h", 180, 180), ("2h30", 150, 150), ("2 h 30", 150, 150), ("une demi-journée", 210, 210), ("1h", 60, 60),
      ("deux soirées de 2 h", 240, 240), ("90 minutes", 90, 90), ("half a day", 210, 210),
      ("trois heures et demie", 210, 210),
      ("two and a half hours", 150, 150), ("une journée", 420, 420), ("de 9 h à 12 h 30", 210, 210),
      ("une heure et quart", 75, 75),
      ("3 quarts d'heure", 45, 45), ("a couple of hours", 120, 120), ("un samedi matin", 210, 210),
      ("a full day", 420, 420), ("moins de 2 h", 0, 119), ("au plus 2 h", 0, 120), ("plus de 2 h", 120, Int.max),
      ("une après-midi", 210, 210), ("une petite heure", 60, 60),
      ("un samedi", 420, 420),
    ])
  func work(text: String, low: Int, high: Int) {
    #expect(first(text) == .work(low...high))
  }

  @Test(
    "calendar time, in days", arguments: [("trois mois", 90), ("2 semaines", 14), ("six months", 180), ("un an", 365)])
  func calendar(text: String, days: Int) {
    #expect(first(text) == .calendar(days...days))
  }

  @Test("time past is no time left", arguments: ["on existe depuis deux ans", "il y a 3 mois", "two years ago"])
  func past(text: String) {
    #expect(first(text) == nil)
  }

  @Test(
    "no pile of numbers is too high", arguments: ["quarts d'heure", "heures", "séances de 2 h", "k groupes de 9 h"])
  func piles(unit: String) {
    for word in ["cent ", "mille ", "999999999 "] {
      for count in 1...14 {
        _ = DurationReader.durations(in: Tokenizer.tokens(of: String(repeating: word, count: count) + unit))
      }
    }
  }

  @Test("a time of day is no duration")
  func timeOfDay() {
    #expect(first("rendez-vous à 18 h") == nil)
  }
}
