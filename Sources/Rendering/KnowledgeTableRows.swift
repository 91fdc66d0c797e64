import Advice
import Knowledge
import Language

/// Makes the rows of the exhaustive table.
struct KnowledgeTableRows {
  private typealias Entry = KnowledgeTable.Entry
  private let wording: Wording
  private let texts: AdviceText
  private let casesBySheet: [String: [Case]]
  private let recipesBySheet: [String: [Recipe]]
  private var lang: Lang { wording.lang }

  init(_ wording: Wording) {
    self.wording = wording
    texts = AdviceText(wording)
    var cases: [String: [Case]] = [:]
    for one in wording.base.cases {
      for sheet in Set(one.methods) { cases[sheet, default: []].append(one) }
    }
    var recipes: [String: [Recipe]] = [:]
    for recipe in wording.base.recipes {
      for sheet in Set(recipe.phases.flatMap(\.sheets)) { recipes[sheet, default: []].append(recipe) }
    }
    (casesBySheet, recipesBySheet) = (cases, recipes)
  }

  func row(_ sheet: Sheet) -> KnowledgeTable.Row {
    let taxonomy = wording.base.taxonomy
    let cases = casesBySheet[sheet.id] ?? []
    let issues = issues(of: sheet, cases)
    let requires = wording.artefacts(sheet.requires.artefacts)
    let isChoice = if case .any(let ids) = sheet.requires { ids.count > 1 } else { false }
    let texts: [KnowledgeTable.Column: [String]] = [
      .id: [sheet.id], .name: [sheet.name[lang]], .kind: [wording.say("table-\(sheet.kind.rawValue)")],
      .summary: [sheet.summary[lang]], .stages: sheet.stages.map(wording.stage), .needs: sheet.needs.map(wording.need),
      .issues: issues.map(\.text), .group: [group(sheet)],
      .time: [Amount.text(sheet.time.min...sheet.time.max, of: .work, lang) + doubt(.time, sheet)],
      .preparation: [wording.work(sheet.time.prepare)],
      .modes: sheet.modes.map { wording.text(.choice($0), of: VariableID.modality) },
      .difficulty: [wording.say("difficulty-\(sheet.difficulty)")],
      .facilitator: [wording.say("facilitator-" + sheet.facilitator.rawValue)],
      .requires: isChoice ? [wording.say("table-requires-any", ["artefacts": requires])] : [requires],
      .produces: [wording.artefacts(sheet.produces)], .groupMin: ["\(sheet.group.min)"],
      .groupMax: ["\(sheet.group.max)"], .timeMin: ["\(sheet.time.min)"], .timeMax: ["\(sheet.time.max)"],
      .pitfalls: sheet.pitfalls.map(pitfall), .adaptations: sheet.adaptations.map(adaptation), .cases: cases.map(text),
    ]
    var cells = texts.mapValues { entries in entries.filter { !$0.isEmpty }.map { Entry(typeset($0)) } }
    cells[.sources] = sheet.sources.map { Entry(typeset(SheetText(wording).source($0)), url: $0.url) }
    return KnowledgeTable.Row(
      id: sheet.id, cells: cells,
      ranks: [
        .stages: taxonomy.order(of: sheet), .group: sheet.group.min, .time: sheet.time.min, .modes: sheet.modes.count,
        .pitfalls: sheet.pitfalls.count, .adaptations: sheet.adaptations.count, .cases: cases.count,
        .sources: sheet.sources.count,
      ],
      stages: sheet.stages, needs: sheet.needs, issues: issues.map(\.id), kind: sheet.kind)
  }

  private func typeset(_ text: String) -> String { Typography.typeset(text, lang) }

  private func group(_ sheet: Sheet) -> String {
    let (range, best) = (wording.count(sheet.group.range), wording.count(sheet.group.best))
    return wording.say("table-group-text", ["group": range, "best": best]) + doubt(.group, sheet)
  }

  private func doubt(_ fact: UncertainFact, _ sheet: Sheet) -> String {
    sheet.uncertain.contains(fact) ? " (" + wording.say("certainty-uncertain") + ")" : ""
  }

  private func pitfall(_ pitfall: Pitfall) -> String {
    let text = texts.pitfall(Warning(content: pitfall, reason: pitfall.when.map { .provided($0) } ?? .always))
    return wording.say("table-pitfall", ["pitfall": text, "n": "\(pitfall.severity)"])
  }

  private func adaptation(_ adaptation: Adaptation) -> String {
    texts.adaptation(Warning(content: adaptation, reason: .provided(adaptation.when)))
  }

  private func text(_ one: Case) -> String {
    let years = one.years.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
    return one.title[lang] + " (" + [one.place, years].compactMap { $0 }.joined(separator: ", ") + ")"
  }

  /// The issues that it was made for, then those whose recipe or cases use it, each once.
  private func issues(of sheet: Sheet, _ cases: [Case]) -> [(id: String, text: String)] {
    let inRecipes = (recipesBySheet[sheet.id] ?? []).map(\.issue)
    let inCases = cases.flatMap(\.issues)
    return wording.base.taxonomy.issues.compactMap { issue in
      let label = issue.label[lang]
      if sheet.issues.contains(issue.id) { return (0, issue.id, label) }
      if inRecipes.contains(issue.id) { return (1, issue.id, wording.say("table-issue-recipe", ["issue": label])) }
      if inCases.contains(issue.id) { return (2, issue.id, wording.say("table-issue-case", ["issue": label])) }
      return nil
    }.sorted { $0.0 < $1.0 }.map { ($0.1, $0.2) }
  }
}
