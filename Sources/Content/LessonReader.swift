import Knowledge
import Language

/// Reads `Knowledge/lessons.yaml`.
enum LessonReader {
  static func lessons(_ fields: Fields, _ taxonomy: Taxonomy) -> [Lesson] {
    let parser = ConditionParser(taxonomy)
    let lessons: [Lesson] = (fields.required("lessons")?.list() ?? []).compactMap { item in
      guard let entry = item.fields() else { return nil }
      let id = entry.required("id")?.id()
      let when = entry.optional("when")?.condition(parser)
      let stages = (entry.optional("stages")?.list() ?? []).compactMap { $0.id(among: taxonomy.stages, "stages") }
      let text = entry.required("lesson")?.bilingual()
      let example = entry.optional("example")?.bilingual()
      let sources = SourceReader.sources(entry.required("sources"))
      entry.finish()
      guard let id, let text else { return nil }
      return Lesson(id: id, when: when, stages: stages, text: text, example: example, sources: sources)
    }
    fields.optional("lessons")?.reportRepeatedIDs()
    fields.finish()
    return lessons
  }
}
