package import Language

extension Variable {
  /// How its numbers are written.
  package var amountKind: Amount.Kind {
    switch kind {
    case .duration: .work
    case .calendar: .calendar
    case .integer, .choice, .choices: .count
    }
  }

  /// A value in words: « 12 », « 2 h 30 », « à distance ».
  package func text(_ value: Value, _ lang: Lang) -> String {
    switch value {
    case .number(let range): Amount.text(range, of: amountKind, lang)
    case .choice(let id): term(id)?.label[lang] ?? id
    case .choices(let ids):
      terms.filter { ids.contains($0.id) }.map { $0.label[lang] }.joined(separator: ", ")
    case .noneOf(let ids):
      terms.filter { ids.contains($0.id) }.map {
        (lang == .fr ? "ceci est exclu : " : "this is ruled out: ") + $0.label[lang]
      }.joined(
        separator: ", ")
    }
  }

  /// A clause that follows « comme » or « parce que ».
  package func clause(_ value: Value, _ lang: Lang) -> String {
    switch value {
    case .number(let range):
      guard let phrases else { return text(value, lang) }
      let isCount = amountKind == .count
      // Counts are whole: « plus de 20 » begins at 21. Of a time, the minute at the bound is not said.
      if range.upperBound == Int.max {
        let bound = range.lowerBound - (isCount ? 1 : 0)
        return phrases.more[lang].filling(["n": Amount.text(bound, of: amountKind, lang)])
      }
      if range.lowerBound == self.range?.lowerBound, range.upperBound > range.lowerBound {
        let bound = range.upperBound + (isCount || range.upperBound % 5 == 4 ? 1 : 0)
        return phrases.less[lang].filling(["n": Amount.text(bound, of: amountKind, lang)])
      }
      return phrases.equal[lang].filling(["n": text(value, lang)])
    case .choice(let id): return term(id)?.phrase[lang] ?? id
    case .choices(let ids):
      return terms.filter { ids.contains($0.id) }.map { $0.phrase[lang] }.joined(
        separator: lang == .fr ? " et " : " and ")
    case .noneOf: return text(value, lang)
    }
  }
}
