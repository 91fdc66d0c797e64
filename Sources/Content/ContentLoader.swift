import Advice
import Dialogue
package import Knowledge
import Language

/// Reads all the content, or says everything that is wrong with it.
package struct ContentLoader {
  private let files: ContentFiles
  private let log = DiagnosticLog()

  package init(_ files: ContentFiles) { self.files = files }

  /// The outcome of a load: the content when no error stands in its way, and every diagnostic, in file order.
  package struct Outcome: Sendable {
    package var content: Content?
    package var diagnostics: [Diagnostic]

    package var errors: [Diagnostic] { diagnostics.filter { $0.code.severity == .error } }
  }

  /// - Parameter lints: whether to look for what is not wrong but not right either; takes longer.
  package func load(lints: Bool = false) -> Outcome {
    let content = read()
    if lints, let content { Lints(content, log).run() }
    let diagnostics = log.diagnostics.sorted { ($0.place, $0.code.rawValue) < ($1.place, $1.code.rawValue) }
    let isSound = !diagnostics.contains { $0.code.severity == .error }
    return Outcome(content: isSound ? content : nil, diagnostics: diagnostics)
  }

  /// The vocabulary alone, whatever is wrong with the rest; nil when there is none.
  package func taxonomy() -> Taxonomy? {
    fields("Knowledge/taxonomy.yaml").map { TaxonomyReader(log: log).taxonomy($0) }
  }

  private func read() -> Content? {
    guard let taxonomyFields = fields("Knowledge/taxonomy.yaml") else { return nil }
    let taxonomy = TaxonomyReader(log: log).taxonomy(taxonomyFields)
    let glossary = fields("Knowledge/glossary.yaml").map(GlossaryReader.terms) ?? []
    let cautions = fields("Knowledge/cautions.yaml").map { CautionReader.cautions($0, taxonomy) } ?? []
    let lessons = fields("Knowledge/lessons.yaml").map { LessonReader.lessons($0, taxonomy) } ?? []
    let weights = fields("Knowledge/weights.yaml").map(WeightsReader.weights)
    let sheets = sheets(taxonomy)
    let dialog = fields("Dialogs/consultation.yaml").flatMap { DialogReader(taxonomy).dialog($0) }
    let intents = fields("Dialogs/intents.yaml").map(IntentsReader.intents)
    let examples = fields("Dialogs/examples.yaml").map(ExamplesReader.examples)
    let phrases = fields("Dialogs/phrases.yaml").map(PhrasesReader.phrases)
    guard let weights, let dialog, let intents, let examples, let phrases else { return nil }
    let base = KnowledgeBase(
      taxonomy: taxonomy, sheets: sheets, cautions: cautions, glossary: glossary, cases: cases(taxonomy),
      recipes: recipes(taxonomy), lessons: lessons)
    checkReferences(base)
    return Content(
      revision: files.revision, base: base, weights: weights, dialog: dialog, intents: intents.intents,
      polite: intents.polite, examples: examples, phrases: phrases)
  }

  private func sheets(_ taxonomy: Taxonomy) -> [Sheet] {
    let reader = SheetReader(taxonomy)
    var places: [String: String] = [:]
    return files.texts.keys.sorted().filter { $0.hasPrefix("Knowledge/methods/") || $0.hasPrefix("Knowledge/tools/") }
      .compactMap { path in
        guard let fields = fields(path), let sheet = reader.sheet(fields) else { return nil }
        let place = fields.optional("id")?.place ?? .init(file: path, line: 1, column: 1)
        if !path.hasSuffix("/" + sheet.id + ".yaml") { log.report(.idMismatch, at: place, sheet.id, path) }
        if let other = places[sheet.id] { log.report(.duplicateID, at: place, sheet.id, other) }
        places[sheet.id] = path
        return sheet
      }
  }

  private func recipes(_ taxonomy: Taxonomy) -> [Recipe] {
    let reader = RecipeReader(taxonomy)
    return files.texts.keys.sorted().filter { $0.hasPrefix("Knowledge/recipes/") }.compactMap { path in
      guard let fields = fields(path), let recipe = reader.recipe(fields) else { return nil }
      if !path.hasSuffix("/" + recipe.id + ".yaml") {
        log.report(.idMismatch, at: log.place(of: "recipe:" + recipe.id), recipe.id, path)
      }
      return recipe
    }
  }

  private func cases(_ taxonomy: Taxonomy) -> [Case] {
    let reader = CaseReader(taxonomy: taxonomy)
    var places: [String: String] = [:]
    return files.texts.keys.sorted().filter { $0.hasPrefix("Knowledge/cases/") }.flatMap { path in
      let cases = fields(path).map(reader.cases) ?? []
      for one in cases {
        if let other = places[one.id] { log.report(.duplicateID, at: log.place(of: "case:" + one.id), one.id, other) }
        places[one.id] = path
      }
      return cases
    }
  }

  /// Sheets that other content names must exist. One that could not be read has its own diagnostic, which is enough.
  private func checkReferences(_ base: KnowledgeBase) {
    let ids = base.sheets.map(\.id)
    for (sheet, place) in log.references where base.sheet(sheet) == nil {
      guard !Sheet.Kind.allCases.contains(where: { files.texts[SheetSkeleton.path(of: sheet, $0)] != nil }) else {
        continue
      }
      log.report(.unknownID, at: place, sheet, "sheets", Nearest.word(to: sheet, among: ids) ?? "—")
    }
  }

  private func fields(_ path: String) -> Fields? {
    let file = YAMLFile(path: path, log: log)
    guard let text = files.texts[path] else {
      log.report(.missingFile, at: file.start, path)
      return nil
    }
    return file.fields(of: text)
  }
}
