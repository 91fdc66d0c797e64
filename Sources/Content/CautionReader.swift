import Knowledge
import Language

/// Reads `Knowledge/cautions.yaml`.
enum CautionReader {
  static func cautions(_ fields: Fields, _ taxonomy: Taxonomy) -> [Caution] {
    let parser = ConditionParser(taxonomy)
    var seen: Set<String> = []
    let cautions: [Caution] = (fields.required("cautions")?.list() ?? []).compactMap { item in
      guard let entry = item.fields() else { return nil }
      let id = entry.required("id")?.id()
      let when = entry.required("when")?.condition(parser)
      let severity = entry.required("severity")?.integer(1...3)
      let title = entry.required("title")?.bilingual()
      let why = entry.required("why")?.bilingual()
      let instead = entry.required("instead")?.bilingual()
      let favours = (entry.optional("favours")?.list() ?? []).compactMap { $0.id(among: taxonomy.stages, "stages") }
      let sources = SourceReader.sources(entry.optional("sources"))
      entry.finish()
      guard let id, let when, let severity, let title, let why, let instead else { return nil }
      if !seen.insert(id).inserted { item.report(.duplicateID, id, "cautions.yaml") }
      item.file.log.remember("caution:" + id, at: (entry.optional("when") ?? item).place)
      return Caution(
        id: id, when: when, severity: severity, title: title, why: why, instead: instead, favours: favours,
        sources: sources)
    }
    fields.finish()
    return cautions
  }
}
