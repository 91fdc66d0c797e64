import Content
import Foundation
import Knowledge
import Language
import TestContent
import Testing

@Suite("Reading the content")
struct ContentLoaderTests {
  @Test("the repository's own content has no error")
  func sound() {
    let outcome = ContentLoader(TestContent.files).load()
    #expect(outcome.errors.map { $0.text(.fr) } == [])
    #expect((outcome.content?.base.sheets.count ?? 0) >= 11)
  }

  @Test("the eleven sheets of the founding document are there")
  func eleven() throws {
    let base = try #require(ContentLoader(TestContent.files).load().content).base
    for id in [
      "co-development", "design-thinking", "icebreakers", "root-cause-analysis", "field-interviews", "personas",
      "field-observation",
      "ideation-session", "concept-sheet", "pitch", "economic-model",
    ] {
      let sheet = try #require(base.sheet(id), "\(id)")
      #expect(sheet.pitfalls.filter { $0.when != nil }.count >= 3, "\(id): conditional pitfalls")
      #expect(sheet.adaptations.count >= 2, "\(id): adaptations")
      #expect(!sheet.sources.isEmpty && !sheet.materials.fr.isEmpty && sheet.steps.count >= 5, "\(id)")
      if sheet.kind == .method { #expect(sheet.concept != nil && !sheet.training.fr.isEmpty, "\(id): training") }
    }
  }

  /// Code, file, text replaced, replacement.
  static let broken: [(DiagnosticCode, String, String, String)] = [
    (.yamlSyntax, "Knowledge/tools/personas.yaml", "id: personas", "id: [personas"),
    (.missingField, "Knowledge/tools/personas.yaml", "difficulty:", "#difficulty:"),
    (.unknownField, "Knowledge/tools/personas.yaml", "difficulty:", "dificulty: 2\ndifficulty:"),
    (.wrongType, "Knowledge/tools/personas.yaml", "stages: [", "stages: x #["),
    (.invalidID, "Knowledge/tools/personas.yaml", "id: personas", "id: Personas !"),
    (.idMismatch, "Knowledge/tools/personas.yaml", "id: personas", "id: persona-sheet"),
    (.unknownID, "Knowledge/tools/personas.yaml", "stages: [", "stages: [nowhere, "),
    (.invalidNumber, "Knowledge/tools/personas.yaml", "difficulty: ", "difficulty: 9"),
    (.unknownKeyword, "Knowledge/tools/personas.yaml", "kind: tool", "kind: toy"),
    (.placeholder, "Knowledge/tools/personas.yaml", "kind: tool", "kind: À écrire"),
    (.unknownStep, "Knowledge/tools/personas.yaml", "    at: ", "    at: no-such-"),
    (.conditionUnknownVariable, "Knowledge/tools/personas.yaml", "    when: \"", "    when: \"nobody == none and "),
    (.conditionUnknownValue, "Knowledge/cautions.yaml", "when: \"", "when: \"modality == remotee or "),
    (.conditionOperator, "Knowledge/cautions.yaml", "when: \"", "when: \"modality < remote or "),
    (.conditionLiteral, "Knowledge/cautions.yaml", "when: \"", "when: \"participants > 2h or "),
    (.conditionRange, "Knowledge/cautions.yaml", "when: \"", "when: \"participants > 99999999 or "),
    (.conditionSyntax, "Knowledge/cautions.yaml", "when: \"", "when: \"participants > or "),
    (
      .missingTranslation, "Dialogs/phrases.yaml", "hello: {fr: \"Bonjour !\", en: \"Hello!\"}",
      "hello: {fr: \"Bonjour !\"}"
    ),
    (.missingPlaceholder, "Dialogs/phrases.yaml", "{n} dernières", "dernières"),
    (.unknownPhrase, "Dialogs/phrases.yaml", "hello:", "helo:"),
    (.slotWithoutVariable, "Dialogs/consultation.yaml", "- id: participants", "- id: partcipants"),
    (.duplicateID, "Knowledge/glossary.yaml", "terms:", "terms: []\nterms:"),
  ]

  @Test("each mistake gets its code and its place", arguments: broken.indices)
  func brokenContent(index: Int) throws {
    let (code, path, old, new) = Self.broken[index]
    let files = try #require(TestContent.replacing(old, with: new, in: path), "\(path) no longer has: \(old)")
    let outcome = ContentLoader(files).load()
    let found = outcome.diagnostics.first { $0.code == code }
    let diagnostic = try #require(found, "\(code): \(outcome.diagnostics.map { $0.text(.fr) })")
    #expect(diagnostic.place.file == path && diagnostic.place.line >= 1 && diagnostic.place.column >= 1)
    #expect(!diagnostic.text(.fr).contains("{") || new.contains("{") || code == .missingPlaceholder)
    if code.severity == .error { #expect(outcome.content == nil) }
  }

  @Test("all the mistakes of a file are told at once")
  func together() throws {
    var files = try #require(
      TestContent.replacing("kind: tool", with: "kind: toy", in: "Knowledge/tools/personas.yaml"))
    files.texts["Knowledge/tools/pitch.yaml"] = "id: pitch\n"
    let codes = Set(ContentLoader(files).load().diagnostics.map(\.code))
    #expect(codes.isSuperset(of: [.unknownKeyword, .missingField]))
  }

  @Test("a sheet that cannot be read is told once, not at each place that names it")
  func unreadable() {
    var files = TestContent.files
    files.texts["Knowledge/tools/personas.yaml"] = "id: [personas"
    #expect(ContentLoader(files).load().errors.map(\.code) == [.yamlSyntax])
  }

  @Test("a file that is missing is named")
  func missing() {
    let outcome = ContentLoader(ContentFiles([:])).load()
    #expect(outcome.errors.first?.code == .missingFile)
  }

  /// Code, file, text replaced, replacement: what only shows once all is read.
  static let lints: [(DiagnosticCode, String, String, String)] = [
    (.conditionConstant, "Knowledge/cautions.yaml", "when: \"", "when: \"participants >= 1 or "),
    (.stepsOutsideTime, "Knowledge/tools/personas.yaml", "minutes: ", "minutes: 4"),
    (
      .unreachableStep, "Dialogs/consultation.yaml", "  - {id: follow-up,",
      "  - {id: lost, does: listen}\n  - {id: follow-up,"
    ),
    (.noEnd, "Dialogs/consultation.yaml", "next: [{to: follow-up}]}", "next: [{to: advise}]}"),
    (.unusedPhrase, "Dialogs/phrases.yaml", "hello:", "never-said: {fr: \"a\", en: \"a\"}\nhello:"),
    (.ambiguousWord, "Dialogs/intents.yaml", "fr: [\"bonjour\",", "fr: [\"aide\", \"bonjour\","),
    (.unreadablePattern, "Dialogs/intents.yaml", "fr: [\"bonjour\",", "fr: [\"(bonjour|salut\", \"bonjour\","),
    (.pitfallNeverFires, "Knowledge/tools/personas.yaml", "    when: \"", "    when: \"modality == asynchronous and "),
  ]

  @Test("each lint fires on its own mistake", arguments: lints.indices)
  func lint(index: Int) throws {
    let (code, path, old, new) = Self.lints[index]
    let files = try #require(TestContent.replacing(old, with: new, in: path), "\(path) no longer has: \(old)")
    let before = ContentLoader(TestContent.fewFiles).load(lints: true).diagnostics.filter { $0.code == code }.count
    let after = ContentLoader(files).load(lints: true).diagnostics.filter { $0.code == code }.count
    #expect(after > before)
  }

  /// Code, file, where the cut begins, where it ends (nil: the end of the file), what stands there instead.
  static let cuts: [(DiagnosticCode, String, String, String?, String)] = [
    (.thinSheet, "Knowledge/tools/personas.yaml", "adaptations:\n", "success:", "adaptations: []\n"),
    (.sourceMissing, "Knowledge/tools/personas.yaml", "sources:\n", nil, "sources: []\n"),
    (.fewSelectivePitfalls, "Knowledge/tools/personas.yaml", "pitfalls:\n", "adaptations:", "pitfalls: []\n"),
    (.unstated, "Knowledge/tools/personas.yaml", "requires:", "produces:", ""),
    (.sheetUnreachable, "Knowledge/tools/personas.yaml", "needs: [", "group:", "needs: []\n"),
    (
      .unusedID, "Knowledge/taxonomy.yaml", "  - id: modality\n", "    type: choice\n",
      "  - id: weather\n    type: choice\n    label: {fr: \"Temps\", en: \"Weather\"}\n    values:\n"
        + "      - {id: fine, label: {fr: \"Beau\", en: \"Fine\"}}\n  - id: modality\n"
    ),
    (
      .unevenTranslation, "Knowledge/tools/personas.yaml", "success:", "sources:",
      "success: {fr: [\"a\", \"b\"], en: [\"a\"]}\n"
    ),
  ]

  @Test("each lint fires on its own mistake, larger cuts", arguments: cuts.indices)
  func cut(index: Int) throws {
    let (code, path, start, end, new) = Self.cuts[index]
    var files = TestContent.fewFiles
    let text = try #require(files.texts[path])
    let from = try #require(text.range(of: start))
    let to = try end.map { try #require(text[from.upperBound...].range(of: $0)).lowerBound } ?? text.endIndex
    files.texts[path] = text[..<from.lowerBound] + new + text[to...]
    let outcome = ContentLoader(files).load(lints: true)
    #expect(outcome.diagnostics.contains { $0.code == code }, "\(outcome.diagnostics.map { $0.text(.fr) })")
  }

  @Test("every code has a fixture that it fails on")
  func everyCode() {
    let covered = Set(Self.broken.map(\.0) + Self.lints.map(\.0) + Self.cuts.map(\.0)).union([.missingFile])
    #expect(DiagnosticCode.allCases.filter { !covered.contains($0) } == [])
  }

  @Test("every code has its page in CONTRIBUTING.md")
  func pages() throws {
    let text = try String(contentsOfFile: TestContent.folder + "/CONTRIBUTING.md", encoding: .utf8)
    #expect(DiagnosticCode.allCases.map(\.rawValue).filter { !text.contains($0) } == [])
  }

  @Test("every code has its words in both languages")
  func codes() {
    for code in DiagnosticCode.allCases {
      #expect(
        code.what.fr != code.rawValue && !code.what.en.isEmpty && !code.remedy.fr.isEmpty && !code.remedy.en.isEmpty)
    }
  }
}
