import Content
import Knowledge
import TestContent
import Testing

@Suite("The skeleton of a sheet")
struct SheetSkeletonTests {
  private func diagnostics(_ kind: Sheet.Kind, _ change: (String) -> String = { $0 }) throws -> [Diagnostic] {
    var files = TestContent.fewFiles
    let taxonomy = try #require(ContentLoader(files).taxonomy())
    let path = SheetSkeleton.path(of: "cafe-debat", kind)
    files.texts[path] = change(SheetSkeleton.text("cafe-debat", kind, taxonomy))
    return ContentLoader(files).load().diagnostics.filter { $0.place.file == path }
  }

  @Test("says only what is still to be written, each with its place", arguments: Sheet.Kind.allCases)
  func toBeWritten(kind: Sheet.Kind) throws {
    let found = try diagnostics(kind)
    #expect(Set(found.map(\.code)) == [.placeholder])
    #expect(Set(found.map(\.place)).count == found.count && found.count > 60)
  }

  @Test("a text that was written is no longer asked for")
  func written() throws {
    let before = try diagnostics(.tool)
    let after = try diagnostics(.tool) {
      $0.replacing("name: {fr: \"À écrire\"", with: "name: {fr: \"Café débat\"", maxReplacements: 1)
    }
    #expect(after.count == before.count - 1)
  }

  @Test("has every field that a sheet may have")
  func fields() throws {
    let taxonomy = try #require(ContentLoader(TestContent.fewFiles).taxonomy())
    let text = SheetSkeleton.text("a", .method, taxonomy)
    let fields = [
      "id", "kind", "name", "also", "summary", "concept", "training", "stages", "needs", "group", "time", "modes",
      "difficulty", "facilitator", "requires", "produces", "materials", "when-to-use", "when-not", "steps", "pitfalls",
      "adaptations", "success", "related", "origin", "sources",
    ]
    for field in fields { #expect(text.contains("\n\(field):"), "\(field)") }
    #expect(text.hasPrefix("# yaml-language-server: $schema=../schema/sheet.json\n"))
  }

  @Test(
    "names that are no ids are told the nearest one",
    arguments: [("Café débat !", "cafe-debat"), ("-a--b-", "a-b"), ("../x", "x"), ("Œuvre", "oeuvre"), ("?", "")])
  func names(name: String, id: String) {
    #expect(!SheetSkeleton.isID(name))
    #expect(SheetSkeleton.suggestion(for: name) == id)
  }

  @Test("ids are ids", arguments: ["a", "world-cafe", "brainwriting-635"])
  func ids(id: String) { #expect(SheetSkeleton.isID(id)) }
}
