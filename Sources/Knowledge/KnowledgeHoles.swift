import Language

/// What the content lacks: where sheets are few, what is not translated, what nobody has checked.
package struct KnowledgeHoles: Sendable, Encodable {
  /// Fewer sheets than these are a hole.
  package static let leastByStage = 6
  package static let leastByNeed = 2

  /// Ids with the number of their sheets, where these are too few.
  package var thinStages: [String: Int] = [:]
  package var thinNeeds: [String: Int] = [:]
  package var issuesWithoutSheet: [String] = []
  package var issuesWithoutCase: [String] = []
  package var issuesWithoutRecipe: [String] = []
  /// Sheets by need, then by stage.
  package var sheetsByNeedAndStage: [String: [String: Int]] = [:]
  /// Sheets linked with an issue (made for it, in its recipe, in one of its cases), by issue, then by stage.
  package var sheetsByIssueAndStage: [String: [String: Int]] = [:]
  /// Combinations `stage/need/issue` of the vocabulary, and how many of them have a sheet linked with the issue.
  package var combinations = 0
  package var combinationsCovered = 0
  /// By issue, the pairs `stage/need` that have a sheet, none of which is linked with the issue.
  package var uncovered: [String: [String]] = [:]
  /// Long texts that are the same in both languages.
  package var untranslated: [String] = []
  /// Group or time of a sheet, its origin, or the source of a case.
  package var uncertainFacts: [String] = []
  package var uncertainSources: [String] = []
  package var withoutSource: [String] = []
  /// Found by those who can: the lints, the transcripts. Nil when nobody looked.
  package var unreachableSheets: [String]?
  package var unevenLists: [String]?
  package var silentPitfalls: [String]?

  package init(_ base: KnowledgeBase) {
    let taxonomy = base.taxonomy
    for stage in taxonomy.stages {
      let count = base.sheets.count { $0.stages.contains(stage.id) }
      if count < Self.leastByStage { thinStages[stage.id] = count }
    }
    for need in taxonomy.needs {
      let count = base.sheets.count { $0.needs.contains(need.id) }
      if count < Self.leastByNeed { thinNeeds[need.id] = count }
    }
    combine(base)
    for issue in taxonomy.issues.map(\.id) {
      if !base.sheets.contains(where: { $0.issues.contains(issue) }) { issuesWithoutSheet.append(issue) }
      if !base.cases.contains(where: { $0.issues.contains(issue) }) { issuesWithoutCase.append(issue) }
      if !base.recipes.contains(where: { $0.issue == issue }) { issuesWithoutRecipe.append(issue) }
    }
    lookForTranslations(base)
    lookForSources(base)
  }

  private mutating func combine(_ base: KnowledgeBase) {
    let taxonomy = base.taxonomy
    var pairs: [String: Set<String>] = [:]
    for sheet in base.sheets {
      for need in sheet.needs {
        for stage in sheet.stages {
          sheetsByNeedAndStage[need, default: [:]][stage, default: 0] += 1
          pairs[stage + "/" + need, default: []].insert(sheet.id)
        }
      }
    }
    combinations = taxonomy.stages.count * taxonomy.needs.count * taxonomy.issues.count
    for issue in taxonomy.issues.map(\.id) {
      let linked = base.sheets(linkedWith: issue)
      for sheet in base.sheets where linked.contains(sheet.id) {
        for stage in sheet.stages { sheetsByIssueAndStage[issue, default: [:]][stage, default: 0] += 1 }
      }
      let missing = pairs.filter { $0.value.isDisjoint(with: linked) }.map(\.key).sorted()
      combinationsCovered += pairs.count - missing.count
      uncovered[issue] = missing
    }
  }

  private mutating func lookForTranslations(_ base: KnowledgeBase) {
    func look(_ name: String, _ texts: [Bilingual]) {
      // Names and short labels may well be the same words.
      for text in texts where text.fr == text.en && text.fr.utf8.count > 40 {
        untranslated.append(name + ": " + text.fr)
      }
    }
    func pairs(_ list: BilingualList) -> [Bilingual] { zip(list.fr, list.en).map { Bilingual(fr: $0, en: $1) } }
    for sheet in base.sheets {
      let lists = [sheet.materials, sheet.whenToUse, sheet.whenNot, sheet.success, sheet.training].flatMap(pairs)
      let texts = [sheet.summary, sheet.concept, sheet.origin?.text].compactMap { $0 }
      look(
        "sheet:" + sheet.id,
        texts + lists + sheet.steps.flatMap { [$0.title, $0.instruction, $0.tip].compactMap { $0 } })
      look("sheet:" + sheet.id, sheet.pitfalls.flatMap { [$0.risk, $0.avoid] } + sheet.adaptations.map(\.change))
    }
    for one in base.cases { look("case:" + one.id, [one.summary, one.outcome].compactMap { $0 }) }
    for recipe in base.recipes {
      let texts = recipe.figures.map(\.text) + recipe.actors.map(\.text) + recipe.phases.map(\.instruction)
      look("recipe:" + recipe.id, [recipe.summary] + texts + pairs(recipe.measure))
    }
    for lesson in base.lessons { look("lesson:" + lesson.id, [lesson.text, lesson.example].compactMap { $0 }) }
    for term in base.glossary { look("term:" + term.id, [term.definition]) }
    for caution in base.cautions { look("caution:" + caution.id, [caution.title, caution.why, caution.instead]) }
  }

  private mutating func lookForSources(_ base: KnowledgeBase) {
    for sheet in base.sheets {
      uncertainFacts += sheet.uncertain.map(\.rawValue).sorted().map { "sheet:\(sheet.id)/\($0)" }
      if sheet.origin?.certainty == .uncertain { uncertainFacts.append("sheet:\(sheet.id)/origin") }
      if sheet.sources.allSatisfy({ $0.certainty == .uncertain }) { uncertainSources.append(sheet.id) }
    }
    uncertainFacts += base.cases.filter { $0.source.certainty == .uncertain }.map { "case:" + $0.id }
    withoutSource =
      base.sheets.filter(\.sources.isEmpty).map { "sheet:" + $0.id }
      + base.recipes.filter(\.sources.isEmpty).map { "recipe:" + $0.id }
      + base.lessons.filter(\.sources.isEmpty).map { "lesson:" + $0.id }
      + base.glossary.filter(\.sources.isEmpty).map { "term:" + $0.id }
      + base.cautions.filter(\.sources.isEmpty).map { "caution:" + $0.id }
  }
}

extension KnowledgeBase {
  /// The sheets made for an issue, in its recipe, or used by one of its cases.
  package func sheets(linkedWith issue: String) -> Set<String> {
    Set(sheets.filter { $0.issues.contains(issue) }.map(\.id))
      .union(recipes.filter { $0.issue == issue }.flatMap { $0.phases.flatMap(\.sheets) })
      .union(cases.filter { $0.issues.contains(issue) }.flatMap(\.methods))
  }
}
