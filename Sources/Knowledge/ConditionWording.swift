package import Language

/// Says a condition in words: « vous êtes plus de 12 et vous travaillez à distance ».
package struct ConditionWording: Sendable {
  private let taxonomy: Taxonomy

  package init(_ taxonomy: Taxonomy) { self.taxonomy = taxonomy }

  /// A clause that follows « si », « comme » or « parce que ».
  package func clause(_ condition: Condition, _ lang: Lang) -> String {
    switch condition {
    case .number(let id, let comparison, let bound): numberClause(id, comparison, bound, lang)
    case .isIn(let id, let values): alternatives(id, values, lang)
    case .has(let id, let value): phrase(id, value, lang)
    case .named(let id, let inner): taxonomy.condition(id)?.phrase[lang] ?? clause(inner, lang)
    case .and(let a, let b): clause(a, lang) + (lang == .fr ? " et " : " and ") + clause(b, lang)
    case .or(let a, let b): clause(a, lang) + (lang == .fr ? " ou " : " or ") + clause(b, lang)
    case .not(let inner): negated(inner, lang)
    }
  }

  private func negated(_ condition: Condition, _ lang: Lang) -> String {
    switch condition {
    case .number(let id, let comparison, let bound): return numberClause(id, opposite(comparison), bound, lang)
    case .isIn(let id, let values):
      let others = taxonomy.variable(id)?.terms.map(\.id).filter { !values.contains($0) } ?? []
      if !others.isEmpty, others.count <= 3 { return alternatives(id, others, lang) }
    case .not(let inner): return clause(inner, lang)
    case .named(_, let inner): return negated(inner, lang)
    case .has, .and, .or: break
    }
    return lang == .fr ? "ceci est faux : \(clause(condition, .fr))" : "this is false: \(clause(condition, .en))"
  }

  private func opposite(_ comparison: Condition.Comparison) -> Condition.Comparison {
    switch comparison {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }

  private func alternatives(_ id: String, _ values: [String], _ lang: Lang) -> String {
    values.map { phrase(id, $0, lang) }.joined(separator: lang == .fr ? " ou " : " or ")
  }

  private func phrase(_ id: String, _ value: String, _ lang: Lang) -> String {
    taxonomy.variable(id)?.term(value)?.phrase[lang] ?? value
  }

  private func numberClause(_ id: String, _ comparison: Condition.Comparison, _ bound: Int, _ lang: Lang) -> String {
    guard let variable = taxonomy.variable(id), let phrases = variable.phrases else {
      return "\(id) \(comparison.rawValue) \(bound)"
    }
    let isCount = if case .integer = variable.kind { true } else { false }
    func say(_ template: Bilingual, _ number: Int) -> String {
      template[lang].filling(["n": Amount.text(number, of: variable.amountKind, lang)])
    }
    switch comparison {
    case .equal: return say(phrases.equal, bound)
    case .notEqual: return (lang == .fr ? "ceci est faux : " : "this is false: ") + say(phrases.equal, bound)
    case .less: return say(phrases.less, bound)
    case .greater: return say(phrases.more, bound)
    // Counts are whole: « 12 ou moins » is « moins de 13 ». For a time, the minute at the very bound is not worth a longer sentence.
    case .lessOrEqual: return say(phrases.less, isCount ? bound + 1 : bound)
    case .greaterOrEqual: return say(phrases.more, isCount ? bound - 1 : bound)
    }
  }
}
