import Knowledge
import Language
import Yams

/// One value of a YAML file, with the name to call it by and its place.
struct Item {
  let node: Node
  let name: String
  let file: YAMLFile

  var place: Diagnostic.Place {
    .init(file: file.path, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  /// The text of a scalar, unchecked; nil for anything else.
  var scalar: String? { node.scalar?.string }

  /// The value of a field, unchecked; nil when there is none.
  func peek(_ field: String) -> Item? {
    guard case .mapping(let mapping) = node, let node = mapping[field] else { return nil }
    return Item(node: node, name: field, file: file)
  }

  /// The values of a list, unchecked.
  var elements: [Item] {
    guard case .sequence(let sequence) = node else { return [] }
    return sequence.map { Item(node: $0, name: name, file: file) }
  }

  /// Reports each id that comes twice in a list, or is taken already.
  func reportRepeatedIDs(besides taken: [String] = []) {
    var seen = Set(taken)
    for item in elements {
      guard let id = item.peek("id")?.scalar else { continue }
      if !seen.insert(id).inserted { item.report(.duplicateID, id, name) }
    }
  }

  /// A quoted text begins one column after its place.
  var isQuoted: Bool { node.scalar?.style == .doubleQuoted || node.scalar?.style == .singleQuoted }

  func report(_ code: DiagnosticCode, _ details: String...) {
    switch details.count {
    case 0: file.log.report(code, at: place)
    case 1: file.log.report(code, at: place, details[0])
    case 2: file.log.report(code, at: place, details[0], details[1])
    default: file.log.report(code, at: place, details[0], details[1], details[2])
    }
  }

  func fields() -> Fields? {
    guard case .mapping(let mapping) = node else {
      report(.wrongType, name, "{…: …}")
      return nil
    }
    return Fields(mapping, of: self)
  }

  func list() -> [Item] {
    guard case .sequence(let sequence) = node else {
      report(.wrongType, name, "[…, …]")
      return []
    }
    return sequence.map { Item(node: $0, name: name, file: file) }
  }

  /// - Parameter isOurs: whether it is a text that Ariane says; what people type may be anything, « tbd » too.
  func text(isOurs: Bool = true) -> String? {
    guard case .scalar(let scalar) = node, !scalar.string.trimmed.isEmpty else {
      report(.wrongType, name, "\"…\"")
      return nil
    }
    let text = scalar.string.trimmed
    if isOurs, Placeholder.stands(in: text) {
      report(.placeholder, name, text)
      return nil
    }
    return text
  }

  func integer(_ range: ClosedRange<Int>) -> Int? {
    guard let text = text() else { return nil }
    guard let number = Int(text), range.contains(number) else {
      report(.invalidNumber, text, name, "\(range.lowerBound)–\(range.upperBound)")
      return nil
    }
    return number
  }

  func number() -> Double? {
    guard let text = text() else { return nil }
    guard let number = Double(text), number.isFinite else {
      report(.invalidNumber, text, name, "1.5")
      return nil
    }
    return number
  }

  func boolean() -> Bool? {
    switch text() {
    case "true": return true
    case "false": return false
    case let other?:
      report(.unknownKeyword, other, name, "true, false")
      return nil
    case nil: return nil
    }
  }

  /// Working time in minutes; may be signed where `signed` says so.
  func minutes(signed: Bool = false) -> Int? {
    guard let text = text() else { return nil }
    let isNegative = text.hasPrefix("-")
    let digits = signed && (isNegative || text.hasPrefix("+")) ? String(text.dropFirst()) : text
    guard let minutes = Literal.minutes(digits) else {
      report(.invalidNumber, text, name, "90min, 2h, 3d")
      return nil
    }
    return signed && isNegative ? -minutes : minutes
  }

  func id() -> String? {
    guard let text = text() else { return nil }
    let isValid = text.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D }
    guard isValid, !text.hasPrefix("-"), !text.hasSuffix("-") else {
      report(.invalidID, text)
      return nil
    }
    return text
  }

  /// The ids of sheets, looked up later.
  func sheetReferences() -> [String] {
    list().compactMap { item in
      guard let id = item.id() else { return nil }
      file.log.refer(to: id, at: item.place)
      return id
    }
  }

  /// An id that is one of the terms; else a diagnostic that names the nearest.
  /// - Parameter list: what the terms are called, for the message.
  func id(among terms: [Term], _ list: String) -> String? {
    guard let id = id() else { return nil }
    if terms.contains(where: { $0.id == id }) { return id }
    report(.unknownID, id, list, Nearest.word(to: id, among: terms.map(\.id)) ?? "—")
    return nil
  }

  func keyword<T: RawRepresentable & CaseIterable>(_ type: T.Type) -> T? where T.RawValue == String {
    guard let text = text() else { return nil }
    guard let value = T(rawValue: text) else {
      report(.unknownKeyword, text, name, T.allCases.map(\.rawValue).joined(separator: ", "))
      return nil
    }
    return value
  }

  func bilingual() -> Bilingual? {
    guard let fields = fields() else { return nil }
    let fr = fields.optional("fr")?.text()
    let en = fields.optional("en")?.text()
    if fields.optional("fr") == nil { report(.missingTranslation, name, "français") }
    if fields.optional("en") == nil { report(.missingTranslation, name, "anglais") }
    fields.finish()
    guard let fr, let en else { return nil }
    return Bilingual(fr: fr, en: en)
  }

  /// - Parameter isPaired: the two lists say the same things, and must have the same length.
  func bilingualList(isPaired: Bool) -> BilingualList? {
    guard let fields = fields() else { return nil }
    let fr = fields.optional("fr")?.list().compactMap { $0.text(isOurs: isPaired) } ?? []
    let en = fields.optional("en")?.list().compactMap { $0.text(isOurs: isPaired) } ?? []
    if fields.optional("fr") == nil { report(.missingTranslation, name, "français") }
    if fields.optional("en") == nil { report(.missingTranslation, name, "anglais") }
    if isPaired, fr.count != en.count { report(.unevenTranslation, name, "\(fr.count)", "\(en.count)") }
    fields.finish()
    return BilingualList(fr: fr, en: en)
  }
}
