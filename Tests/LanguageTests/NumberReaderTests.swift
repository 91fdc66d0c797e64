import Language
import Testing

@Suite("Numbers as people write them")
struct NumberReaderTests {
  private func first(_ text: String) -> ClosedRange<Double>? {
    NumberReader.numbers(in: Tokenizer.tokens(of: text)).first { !$0.isArticle }.map { $0.low...$0.high }
  }

  @Test(
    "numbers in figures and words",
    arguments: [
      ("on est 12", 12.0, 12.0), ("quatre-vingts personnes", 80, 80), ("quatre-vingt-dix", 90, 90),
      ("soixante et onze", 71, 71), ("vingt et un", 21, 21), ("deux cents", 200, 200), ("1 200 habitants", 1200, 1200),
      ("twenty five people", 25, 25), ("six ou sept", 6, 7), ("entre 15 et 20", 15, 20), ("15-20 personnes", 15, 20),
      ("une dizaine", 9, 11), ("une petite trentaine", 27, 30), ("a couple of people", 2, 2),
      ("au moins 12", 12, .infinity),
      ("plus de 20", 21, .infinity), ("moins de 10", 0, 9), ("about 40", 36, 44),
    ] as [(String, Double, Double)])
  func numbers(text: String, low: Double, high: Double) {
    #expect(first(text) == low...high)
  }

  @Test("a lone article is no number")
  func article() {
    #expect(first("on a un projet") == nil)
  }
}
