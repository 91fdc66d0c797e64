import Knowledge
import Language

/// A case in a few lines: what was done, where, what came of it, who says so.
struct CaseText {
  private let wording: Wording
  private var lang: Lang { wording.lang }

  init(_ wording: Wording) { self.wording = wording }

  func text(_ one: Case) -> String {
    let place = [one.place, one.years.map(years)].compactMap { $0 }.joined(separator: ", ")
    let told = [one.summary[lang], one.outcome?[lang]].compactMap { $0 }.joined(separator: " ")
    return wording.say(
      "precedent",
      ["title": one.title[lang], "place": place, "told": told, "source": SheetText(wording).brief([one.source])])
  }

  /// What stands for it in a list: its title, where it took place.
  func line(_ one: Case) -> String {
    wording.say("found-case", ["title": one.title[lang], "place": one.place])
  }

  private func years(_ range: ClosedRange<Int>) -> String {
    range.lowerBound == range.upperBound ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
  }
}
