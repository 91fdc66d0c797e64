import Advice
import Dialogue
import Knowledge
import Language

/// Finds the words for one reader: phrases, names, clauses, lists.
struct Wording {
  let base: KnowledgeBase
  let dialog: Dialog
  let phrases: Phrases
  let lang: Lang

  func say(_ id: String, _ values: [String: String] = [:]) -> String { phrases.text(id, lang, values) }

  func name(_ sheet: String) -> String { base.sheet(sheet)?.name[lang] ?? sheet }
  func label(_ variable: String) -> String { base.taxonomy.variable(variable)?.label[lang] ?? variable }
  func stage(_ id: String) -> String { base.taxonomy.stage(id)?.label[lang] ?? id }
  func need(_ id: String) -> String { base.taxonomy.need(id)?.label[lang] ?? id }
  func artefacts(_ ids: [String], isChoice: Bool = false) -> String {
    list(ids.map { (base.taxonomy.artefact($0)?.label[lang] ?? $0).lowercasedFirst }, isChoice: isChoice)
  }

  func text(_ value: Value, of variable: String) -> String {
    base.taxonomy.variable(variable)?.text(value, lang) ?? ""
  }

  func clause(_ value: Value, of variable: String) -> String {
    base.taxonomy.variable(variable)?.clause(value, lang) ?? ""
  }

  func clause(_ condition: Condition) -> String { ConditionWording(base.taxonomy).clause(condition, lang) }

  func work(_ minutes: Int) -> String { Amount.text(minutes, of: .work, lang) }
  func count(_ range: ClosedRange<Int>) -> String { Amount.text(range, of: .count, lang) }

  /// « a, b et c », or « a, b ou c ».
  func list(_ items: [String], isChoice: Bool = false) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    let link = isChoice ? (lang == .fr ? " ou " : " or ") : (lang == .fr ? " et " : " and ")
    return items.dropLast().joined(separator: ", ") + link + last
  }

  /// Names of sheets between quotation marks.
  func names(_ sheets: [String]) -> String { list(sheets.map { say("quoted", ["text": name($0)]) }) }

  /// A number with its sign and one decimal: « +2,5 ».
  func points(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let text = "\(abs(tenths) / 10)" + (lang == .fr ? "," : ".") + "\(abs(tenths) % 10)"
    return (tenths < 0 ? "−" : "+") + text
  }
}

extension String {
  /// With a small first letter, unless the second is a capital too (a set of initials).
  var lowercasedFirst: String {
    guard let first, dropFirst().first?.isUppercase != true else { return self }
    return first.lowercased() + dropFirst()
  }

  /// With a capital first letter.
  var uppercasedFirst: String { first.map { $0.uppercased() + dropFirst() } ?? self }

  /// Without the full stop at the end, to go on with the sentence.
  var withoutStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
