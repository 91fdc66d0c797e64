import Language
import Rendering
import Testing

@Suite("Typography")
struct TypographyTests {
  @Test("French marks get their no-break spaces, apostrophes their curl")
  func french() {
    #expect(Typography.typeset("Pourquoi ?", .fr) == "Pourquoi\u{202F}?")
    #expect(Typography.typeset("« aide » : l'étape", .fr) == "«\u{A0}aide\u{A0}»\u{A0}: l’étape")
    #expect(Typography.typeset("2 h 30", .fr) == "2\u{A0}h 30")
  }

  @Test("English keeps its spaces, addresses keep theirs in both")
  func english() {
    #expect(Typography.typeset("don't know: why?", .en) == "don’t know: why?")
    #expect(Typography.typeset("https://www.avise.org/a?b:c", .fr) == "https://www.avise.org/a?b:c")
  }
}
