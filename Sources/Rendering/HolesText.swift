package import Knowledge
package import Language

/// What the content lacks, as plain text with its tables.
struct HolesText {
  private let wording: Wording
  private var lang: Lang { wording.lang }

  init(_ wording: Wording) { self.wording = wording }

  func text(_ holes: KnowledgeHoles) -> String {
    let taxonomy = wording.base.taxonomy
    let colon = lang == .fr ? " : " : ": "
    func counts(_ terms: [Term], _ thin: [String: Int]) -> [String] {
      terms.compactMap { term in thin[term.id].map { term.label[lang] + colon + "\($0)" } }
    }
    func issues(_ ids: [String]) -> [String] { ids.map { taxonomy.issue($0)?.label[lang] ?? $0 } }
    let triples = ["n": "\(holes.combinationsCovered)", "all": "\(holes.combinations)"]
    let blocks = [
      wording.say("holes-title").uppercased(),
      list("holes-stages", counts(taxonomy.stages, holes.thinStages), ["n": "\(KnowledgeHoles.leastByStage)"]),
      list("holes-needs", counts(taxonomy.needs, holes.thinNeeds), ["n": "\(KnowledgeHoles.leastByNeed)"]),
      list("holes-no-sheet", issues(holes.issuesWithoutSheet)), list("holes-no-case", issues(holes.issuesWithoutCase)),
      list("holes-no-recipe", issues(holes.issuesWithoutRecipe)),
      matrix("holes-matrix", taxonomy.needs, holes.sheetsByNeedAndStage),
      matrix("holes-issues", taxonomy.issues, holes.sheetsByIssueAndStage),
      wording.say("holes-triples") + colon + wording.say("holes-triples-count", triples) + ".",
      list("holes-unreachable", holes.unreachableSheets), list("holes-pitfalls", holes.silentPitfalls),
      list("holes-english", (holes.unevenLists ?? []) + holes.untranslated),
      list("holes-uncertain-facts", holes.uncertainFacts), list("holes-uncertain-sources", holes.uncertainSources),
      list("holes-no-source", holes.withoutSource),
    ]
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// - Parameter items: nil when nobody could look.
  private func list(_ id: String, _ items: [String]?, _ values: [String: String] = [:]) -> String {
    let title = wording.say(id, values)
    let colon = lang == .fr ? " : " : ": "
    guard let items else { return title + colon + wording.say("holes-pitfalls-unknown") + "." }
    if items.isEmpty { return title + colon + wording.say("holes-none") + "." }
    return title + " (\(items.count))" + colon.trimmingEnd + "\n" + items.map { "- " + $0 }.joined(separator: "\n")
  }

  /// A row for each term, a numbered column for each stage; nothing stands for no sheet.
  private func matrix(_ id: String, _ terms: [Term], _ counts: [String: [String: Int]]) -> String {
    let stages = wording.base.taxonomy.stages
    let legend = stages.enumerated().map { "\($0 + 1) \($1.label[lang])" }.joined(separator: " ; ")
    let width = terms.map(\.label[lang].count).max() ?? 0
    func line(_ name: String, _ cells: [String]) -> String {
      name + String(repeating: " ", count: width - name.count) + cells.map { padded($0) }.joined()
    }
    let head = line("", stages.indices.map { "\($0 + 1)" })
    let rows = terms.map { term in
      line(term.label[lang], stages.map { counts[term.id]?[$0.id].map(String.init) ?? "·" })
    }
    return ([wording.say(id), legend, "", head] + rows).joined(separator: "\n")
  }

  private func padded(_ text: String) -> String { String(repeating: " ", count: max(1, 4 - text.count)) + text }
}

extension String {
  fileprivate var trimmingEnd: String { hasSuffix(" ") ? String(dropLast()) : self }
}

extension Renderer {
  /// What the content lacks, in words.
  package func text(_ holes: KnowledgeHoles, _ lang: Lang) -> String {
    Typography.typeset(HolesText(wording(lang)).text(holes), lang)
  }
}
