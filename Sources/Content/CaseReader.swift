import Knowledge
import Language

/// Reads `Knowledge/cases/*.yaml`.
struct CaseReader {
  let taxonomy: Taxonomy

  func cases(_ fields: Fields) -> [Case] {
    let cases = (fields.required("cases")?.list() ?? []).compactMap(oneCase)
    fields.finish()
    return cases
  }

  private func oneCase(_ item: Item) -> Case? {
    guard let entry = item.fields() else { return nil }
    let id = entry.required("id")?.id()
    let title = entry.required("title")?.bilingual()
    let place = entry.required("place")?.text()
    let years = entry.optional("years").flatMap(years)
    let issues = ids(entry.optional("issues"), among: taxonomy.issues, "issues")
    let stages = ids(entry.optional("stages"), among: taxonomy.stages, "stages")
    let organisations = taxonomy.variable(VariableID.organisation)?.terms ?? []
    let organisation = entry.optional("organisation").flatMap { $0.id(among: organisations, "organisation") }
    let participants = entry.optional("participants")?.integer(1...100_000_000)
    let methods = entry.optional("methods")?.sheetReferences() ?? []
    let summary = entry.required("summary")?.bilingual()
    let outcome = entry.optional("outcome")?.bilingual()
    let source = entry.required("source").flatMap(SourceReader.source)
    entry.finish()
    guard let id, let title, let place, let summary, let source else { return nil }
    item.file.log.remember("case:" + id, at: item.place)
    return Case(
      id: id, title: title, place: place, years: years, issues: issues, stages: stages, organisation: organisation,
      participants: participants, methods: methods, summary: summary, outcome: outcome, source: source)
  }

  private func years(_ list: Item) -> ClosedRange<Int>? {
    let years = list.list().compactMap { $0.integer(1500...2100) }
    guard let first = years.first, let last = years.last else { return nil }
    guard years.count <= 2, first <= last else {
      list.report(.invalidNumber, "\(years)", "years", "[2019], [2019, 2022]")
      return nil
    }
    return first...last
  }

  private func ids(_ list: Item?, among terms: [Term], _ name: String) -> [String] {
    (list?.list() ?? []).compactMap { $0.id(among: terms, name) }
  }
}
