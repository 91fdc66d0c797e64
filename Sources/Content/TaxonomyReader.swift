import Knowledge
import Language

/// Reads `Knowledge/taxonomy.yaml`.
struct TaxonomyReader {
  private let log: DiagnosticLog

  init(log: DiagnosticLog) { self.log = log }

  func taxonomy(_ fields: Fields) -> Taxonomy {
    var transverse: Set<String> = []
    let stages = terms(fields.required("stages")) { entry, id in
      if entry.optional("transverse")?.boolean() == true { transverse.insert(id) }
    }
    let needs = terms(fields.required("needs")) { _, _ in }
    let issues = terms(fields.required("issues")) { _, _ in }
    var implied: [String: Item] = [:]
    let artefacts = terms(fields.required("artefacts")) { entry, id in
      if let condition = entry.optional("implied-by") { implied[id] = condition }
    }
    let variables = (fields.required("variables")?.list() ?? []).compactMap { $0.fields().flatMap(variable) }
    let vocabulary = [VariableID.stage, VariableID.needs, VariableID.issues, VariableID.have]
    fields.optional("variables")?.reportRepeatedIDs(besides: vocabulary)
    let plain = Taxonomy(stages: stages, needs: needs, issues: issues, artefacts: artefacts, variables: variables)
    let conditions = conditions(fields.optional("conditions"), plain)
    let parser = ConditionParser(plain, conditions)
    fields.finish()
    let complete = artefacts.map { artefact in
      var artefact = artefact
      artefact.impliedBy = implied[artefact.id]?.condition(parser)
      return artefact
    }
    for id in VariableID.required where plain.variable(id) == nil {
      fields.value.report(.unknownID, id, "variables", "—")
    }
    return Taxonomy(
      stages: stages, needs: needs, issues: issues, artefacts: complete, variables: variables, conditions: conditions,
      transverse: transverse)
  }

  private func terms(_ list: Item?, also: (Fields, String) -> Void) -> [Term] {
    var seen: Set<String> = []
    return (list?.list() ?? []).compactMap { item in
      guard let entry = item.fields() else { return nil }
      let term = term(entry)
      if let term {
        log.remember("\(item.name):\(term.id)", at: item.place)
        also(entry, term.id)
        if !seen.insert(term.id).inserted { item.report(.duplicateID, term.id, item.name) }
      }
      entry.finish()
      return term
    }
  }

  private func term(_ entry: Fields) -> Term? {
    let id = entry.required("id")?.id()
    let label = entry.required("label")?.bilingual()
    let phrase = entry.optional("phrase")?.bilingual()
    let match = entry.optional("match")?.bilingualList(isPaired: false) ?? BilingualList()
    let except = entry.optional("except")?.bilingualList(isPaired: false) ?? BilingualList()
    let answer = entry.optional("answer")?.bilingualList(isPaired: false) ?? BilingualList()
    // `given: true` is the short form for what every project has.
    let isGiven = entry.optional("given")?.boolean() ?? false
    let money = entry.optional("money").flatMap { interval($0, .integer) }
    guard let id, let label else { return nil }
    var term = Term(id: id, label: label, phrase: phrase, match: match, except: except, answer: answer)
    term.isGiven = isGiven
    term.money = money
    return term
  }

  private enum Kind: String, CaseIterable { case integer, duration, calendar, choice, choices }

  private func variable(_ entry: Fields) -> Variable? {
    let id = entry.required("id")?.id()
    let label = entry.required("label")?.bilingual()
    let kindName = entry.required("type")?.keyword(Kind.self)
    let values = terms(kindName == .choice || kindName == .choices ? entry.required("values") : nil) { _, _ in }
    let isNumber = kindName == .integer || kindName == .duration || kindName == .calendar
    let range = isNumber ? entry.required("range").flatMap { interval($0, kindName) } : nil
    let phrases = isNumber ? entry.required("phrase").flatMap(phrases) : nil
    let bands = isNumber ? (entry.required("bands")?.list() ?? []).compactMap { interval($0, kindName) } : []
    let frames = entry.optional("frames")?.bilingualList(isPaired: false) ?? BilingualList()
    let notFrames = entry.optional("not-frames")?.bilingualList(isPaired: false) ?? BilingualList()
    entry.finish()
    guard let id, let label, let kindName else { return nil }
    log.remember("variable:" + id, at: entry.value.place)
    let kind: Variable.Kind
    switch kindName {
    case .choice: kind = .choice(values)
    case .choices: kind = .choices(values)
    case .integer: kind = .integer(range ?? 0...0)
    case .duration: kind = .duration(range ?? 0...0)
    case .calendar: kind = .calendar(range ?? 0...0)
    }
    return Variable(
      id: id, label: label, kind: kind, phrases: phrases, frames: frames, notFrames: notFrames, bands: bands)
  }

  private func phrases(_ value: Item) -> Variable.NumberPhrases? {
    guard let entry = value.fields() else { return nil }
    let equal = entry.required("is")?.bilingual()
    let more = entry.required("more")?.bilingual()
    let less = entry.required("less")?.bilingual()
    entry.finish()
    guard let equal, let more, let less else { return nil }
    return Variable.NumberPhrases(equal: equal, more: more, less: less)
  }

  private func interval(_ value: Item, _ kind: Kind?) -> ClosedRange<Int>? {
    let ends = value.list().compactMap { end -> Int? in
      guard let text = end.text() else { return nil }
      let number =
        switch kind {
        case .duration: Literal.minutes(text)
        case .calendar: Literal.days(text)
        default: Int(text)
        }
      if number == nil { end.report(.invalidNumber, text, end.name, kind == .integer ? "12" : "90min, 2h, 3d") }
      return number
    }
    guard ends.count == 2, ends[0] <= ends[1] else {
      value.report(.invalidNumber, "[…]", value.name, "[1, 10]")
      return nil
    }
    return ends[0]...ends[1]
  }

  private func conditions(_ list: Item?, _ taxonomy: Taxonomy) -> [NamedCondition] {
    var found: [NamedCondition] = []
    for item in list?.list() ?? [] {
      guard let entry = item.fields() else { continue }
      let id = entry.required("id")?.id()
      let phrase = entry.required("phrase")?.bilingual()
      // A condition may name those before it.
      let condition = entry.required("when")?.condition(ConditionParser(taxonomy, found))
      entry.finish()
      if let id, taxonomy.variable(id) != nil || found.contains(where: { $0.id == id }) {
        item.report(.duplicateID, id, "taxonomy.yaml")
      }
      if let id { log.remember("condition:" + id, at: item.place) }
      if let id, let phrase, let condition {
        found.append(NamedCondition(id: id, phrase: phrase, condition: condition))
      }
    }
    return found
  }
}

extension ConditionParser {
  /// A parser for all that a taxonomy names.
  init(_ taxonomy: Taxonomy, _ conditions: [NamedCondition]? = nil) {
    self.init(
      variables: Dictionary(taxonomy.variables.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
      named: Dictionary(
        (conditions ?? taxonomy.conditions).map { ($0.id, $0.condition) }, uniquingKeysWith: { first, _ in first }))
  }
}
