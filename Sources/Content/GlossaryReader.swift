import Knowledge
import Language

/// Reads `Knowledge/glossary.yaml`.
enum GlossaryReader {
  static func terms(_ fields: Fields) -> [GlossaryTerm] {
    var seen: Set<String> = []
    let terms: [GlossaryTerm] = (fields.required("terms")?.list() ?? []).compactMap { item in
      guard let entry = item.fields() else { return nil }
      let id = entry.required("id")?.id()
      let name = entry.required("name")?.bilingual()
      let also = entry.optional("also")?.bilingualList(isPaired: false) ?? BilingualList()
      let definition = entry.required("definition")?.bilingual()
      let see = entry.optional("see")?.sheetReferences() ?? []
      let sources = SourceReader.sources(entry.optional("sources"))
      entry.finish()
      guard let id, let name, let definition else { return nil }
      if !seen.insert(id).inserted { item.report(.duplicateID, id, "glossary.yaml") }
      item.file.log.remember("term:" + id, at: item.place)
      return GlossaryTerm(id: id, name: name, also: also, definition: definition, see: see, sources: sources)
    }
    fields.finish()
    return terms
  }
}
