import Language
import Testing

@Suite("Money, deadlines and places in a list")
struct MoneyAndDateTests {
  @Test(
    "amounts as people write them",
    arguments: [
      ("on a 300 euros", 300), ("4 000 € de budget", 4_000), ("£500", 500), ("five grand", 5_000),
      ("3 milliers d'euros", 3_000),
      ("4k€", 4_000), ("deux mille euros", 2_000), ("50 balles", 50), ("2 500 €", 2_500),
    ])
  func amounts(_ text: String, _ euros: Int) {
    #expect(MoneyReader.amounts(in: Tokenizer.tokens(of: text)).map(\.euros) == [euros...euros])
  }

  @Test("a number of something else is no money", arguments: ["on est 12", "3 000 habitants", "un euro", "2 h 30"])
  func noMoney(_ text: String) {
    #expect(MoneyReader.amounts(in: Tokenizer.tokens(of: text)).isEmpty)
  }

  @Test(
    "deadlines that only a calendar could measure",
    arguments: ["d'ici juin", "avant la fin de l'été", "pour lundi", "by the end of March", "avant le 15 mars 2027"])
  func deadlines(_ text: String) {
    #expect(DateReader.deadlines(in: Tokenizer.tokens(of: text)).count == 1)
  }

  @Test(
    "nothing is a deadline by accident", arguments: ["pour comprendre", "avant de décider", "in a room", "en visio"])
  func noDeadline(_ text: String) {
    #expect(DateReader.deadlines(in: Tokenizer.tokens(of: text)).isEmpty)
  }

  @Test("places in a list", arguments: [("la deuxième", 2), ("la 3e", 3), ("the second one", 2), ("la dernière", -1)])
  func places(_ text: String, _ place: Int) {
    #expect(OrdinalReader.place(in: Tokenizer.tokens(of: text)) == place)
  }
}
