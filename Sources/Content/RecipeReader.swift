import Knowledge
import Language

/// Reads one recipe: `Knowledge/recipes/*.yaml`.
struct RecipeReader {
  private let taxonomy: Taxonomy
  private let parser: ConditionParser

  init(_ taxonomy: Taxonomy) {
    self.taxonomy = taxonomy
    parser = ConditionParser(taxonomy)
  }

  func recipe(_ fields: Fields) -> Recipe? {
    let id = fields.required("id")?.id()
    let issue = fields.required("issue").flatMap { $0.id(among: taxonomy.issues, "issues") }
    let name = fields.required("name")?.bilingual()
    let summary = fields.required("summary")?.bilingual()
    let (sources, sourceIDs) = sources(fields.required("sources"))
    let figures = (fields.optional("figures")?.list() ?? []).compactMap { figure($0, sourceIDs) }
    let actors = (fields.required("actors")?.list() ?? []).compactMap(actor)
    let phases = (fields.required("phases")?.list() ?? []).compactMap { phase($0, actors.map(\.id)) }
    let failures = (fields.required("failures")?.list() ?? []).compactMap { failure($0, sourceIDs) }
    let measure = fields.required("measure")?.bilingualList(isPaired: true) ?? BilingualList()
    let adaptations = (fields.required("adaptations")?.list() ?? []).compactMap(adaptation)
    fields.finish()
    for list in ["actors", "phases", "failures", "adaptations", "sources"] {
      fields.optional(list)?.reportRepeatedIDs()
    }
    guard let id, let issue, let name, let summary else { return nil }
    fields.value.file.log.remember("recipe:" + id, at: fields.optional("id")?.place ?? fields.value.place)
    return Recipe(
      id: id, issue: issue, name: name, summary: summary, figures: figures, actors: actors, phases: phases,
      failures: failures, measure: measure, adaptations: adaptations, sources: sources)
  }

  /// The sources, and their ids.
  private func sources(_ list: Item?) -> ([Source], [String]) {
    var (sources, ids): ([Source], [String]) = ([], [])
    for item in list?.list() ?? [] {
      guard let fields = item.fields() else { continue }
      if let id = fields.required("id")?.id() { ids.append(id) }
      if let source = SourceReader.source(fields) { sources.append(source) }
    }
    return (sources, ids)
  }

  private func figure(_ item: Item, _ sources: [String]) -> Recipe.Figure? {
    guard let fields = item.fields() else { return nil }
    let (fr, en) = (fields.required("fr")?.text(), fields.required("en")?.text())
    let source = fields.required("source").flatMap { cited($0, sources) }
    fields.finish()
    guard let fr, let en, let source else { return nil }
    return Recipe.Figure(text: Bilingual(fr: fr, en: en), source: source)
  }

  private func cited(_ item: Item, _ sources: [String]) -> String? {
    guard let id = item.id() else { return nil }
    if sources.contains(id) { return id }
    item.report(.unknownID, id, "sources", Nearest.word(to: id, among: sources) ?? "—")
    return nil
  }

  private func actor(_ item: Item) -> Recipe.Actor? {
    guard let fields = item.fields() else { return nil }
    let id = fields.required("id")?.id()
    let (fr, en) = (fields.required("fr")?.text(), fields.required("en")?.text())
    fields.finish()
    guard let id, let fr, let en else { return nil }
    return Recipe.Actor(id: id, text: Bilingual(fr: fr, en: en))
  }

  private func phase(_ item: Item, _ actors: [String]) -> Recipe.Phase? {
    guard let fields = item.fields() else { return nil }
    let id = fields.required("id")?.id()
    let name = fields.required("name")?.bilingual()
    let stages = (fields.required("stages")?.list() ?? []).compactMap { $0.id(among: taxonomy.stages, "stages") }
    let weeks = (fields.required("weeks")?.list() ?? []).compactMap { $0.integer(0...520) }
    let instruction = fields.required("do")?.bilingual()
    let sheets = fields.required("sheets")?.sheetReferences() ?? []
    for actor in fields.optional("actors")?.list() ?? [] {
      if let id = actor.id(), !actors.contains(id) {
        actor.report(.unknownID, id, "actors", Nearest.word(to: id, among: actors) ?? "—")
      }
    }
    fields.finish()
    guard let id, let name, let instruction, weeks.count == 2, weeks[0] <= weeks[1] else { return nil }
    return Recipe.Phase(
      id: id, name: name, stages: stages, weeks: weeks[0]...weeks[1], instruction: instruction, sheets: sheets)
  }

  private func failure(_ item: Item, _ sources: [String]) -> Pitfall? {
    guard let fields = item.fields() else { return nil }
    let id = fields.required("id")?.id()
    let when = fields.optional("when")?.condition(parser)
    let (risk, avoid) = (fields.required("risk")?.bilingual(), fields.required("avoid")?.bilingual())
    _ = fields.optional("source").flatMap { cited($0, sources) }
    fields.finish()
    guard let id, let risk, let avoid else { return nil }
    return Pitfall(id: id, when: when, severity: 2, risk: risk, avoid: avoid)
  }

  private func adaptation(_ item: Item) -> Adaptation? {
    guard let fields = item.fields() else { return nil }
    let id = fields.required("id")?.id()
    let when = fields.required("when")?.condition(parser)
    let change = fields.required("change")?.bilingual()
    fields.finish()
    guard let id, let when, let change else { return nil }
    return Adaptation(id: id, when: when, change: change)
  }
}
