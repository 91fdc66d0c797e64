import Content
import Knowledge
import Language
import TestContent
import Testing

@testable import Rendering

@Suite("The exhaustive table")
struct TableTests {
  private static let content = ContentLoader(TestContent.fewFiles).load().content

  /// The table of the content with one text of the sheet `personas` replaced.
  private func table(_ lang: Lang = .fr, replacing old: String? = nil, with new: String = "") throws -> KnowledgeTable {
    guard let old else { return try #require(Self.content).renderer.table(lang) }
    let files = try #require(TestContent.replacing(old, with: new, in: "Knowledge/tools/personas.yaml"))
    let outcome = ContentLoader(files).load()
    return try #require(outcome.content, "\(outcome.errors.map { $0.text(.fr) })").renderer.table(lang)
  }

  /// What a reader of RFC 4180 makes of a text.
  private func records(_ text: String, _ separator: Character) -> [[String]] {
    var (rows, row, cell) = ([[String]](), [String](), "")
    var isQuoted = false
    var rest = Substring(text)
    while let character = rest.popFirst() {
      if isQuoted {
        if character == "\"", rest.first == "\"" {
          cell.append(rest.removeFirst())
        } else if character == "\"" {
          isQuoted = false
        } else {
          cell.append(character)
        }
      } else if character == "\"" {
        isQuoted = true
      } else if character == separator || character == "\r\n" {
        row.append(cell)
        cell = ""
        if character == "\r\n" {
          rows.append(row)
          row = []
        }
      }
    }
    return rows
  }

  @Test("CSV has a record for each sheet, as many cells in each, and says its encoding", arguments: Lang.allCases)
  func csv(lang: Lang) throws {
    let table = try table(lang)
    let text = TableCSV.text(table)
    #expect(Array(text.utf8.prefix(3)) == [0xEF, 0xBB, 0xBF])
    let rows = records(String(text.dropFirst()), lang == .fr ? ";" : ",")
    #expect(rows.count == 12)
    #expect(rows.allSatisfy { $0.count == KnowledgeTable.Column.allCases.count })
    let personas = try #require(rows.first { $0[0] == "personas" })
    let sheet = try #require(Self.content?.base.sheet("personas"))
    let place = try #require(KnowledgeTable.Column.allCases.firstIndex(of: .pitfalls))
    #expect(personas[place].split(separator: "\n").count == sheet.pitfalls.count)
  }

  @Test(
    "what would begin a formula does not", arguments: ["=1+1", "+33 4", "-2", "@SUM", "\t=1", "\r=1", "\n=1", "＝1"])
  func formula(text: String) {
    let cell = TableCSV.cell(text)
    #expect(cell.hasPrefix("\"'"))
    #expect(!cell.contains("\t") && !cell.contains("\r"))
  }

  @Test("quotes, separators and line breaks stay within their cell")
  func quotes() {
    #expect(TableCSV.line(["a;b", "say \"x\"", "1\n2"], .fr) == "\"a;b\";\"say \"\"x\"\"\";\"1\n2\"")
  }

  @Test("Markdown has a line for each sheet, and a cell's bar is no bar")
  func markdown() throws {
    let text = TableMarkdown.text(try table(replacing: "name: {fr: \"", with: "name: {fr: \"<b>a|b</b> *x* "))
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("|") }
    #expect(lines.count == 13)
    #expect(lines.contains { $0.contains("\\<b\\>a\\|b\\</b\\> \\*x\\*") })
    let bars = lines.map { line in line.replacing("\\|", with: "").count { $0 == "|" } }
    #expect(Set(bars) == [KnowledgeTable.Column.page.count + 1])
  }

  @Test("the page has a row for each sheet, headers with their scope, and no outside file", arguments: Lang.allCases)
  func page(lang: Lang) throws {
    let html = TablePage.html(try table(lang))
    #expect(html.contains("<html lang=\"\(lang.rawValue)\">"))
    #expect(html.ranges(of: "<tr role=\"row\" data-").count == 11)
    #expect(html.ranges(of: "scope=\"col\"").count == KnowledgeTable.Column.page.count)
    #expect(html.ranges(of: "scope=\"row\"").count == 11)
    #expect(html.ranges(of: "<td").count == 11 * (KnowledgeTable.Column.page.count - 1))
    for outside in ["<link", "<img", "<iframe", " src=", "@import", "url("] { #expect(!html.contains(outside)) }
  }

  @Test("what a sheet says stays text")
  func text() throws {
    let bad = "name: {fr: \"<script>alert(1)</script> \\\"' \u{202E}x "
    let html = TablePage.html(try table(replacing: "name: {fr: \"", with: bad))
    #expect(html.ranges(of: "<script").count == 1)
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot;"))
  }

  @Test("an address that is none of the web is no link")
  func addresses() throws {
    let html = TablePage.html(try table())
    #expect(html.contains("<a href=\"https://"))
    #expect(!html.contains("href=\"javascript") && !html.contains("href=\"data"))
  }

  @Test("pitfalls come with their condition in words, sources with their certainty")
  func words() throws {
    let row = try #require(try table().rows.first { $0.id == "personas" })
    #expect(row.text(.pitfalls).contains("Si "))
    #expect(row.text(.pitfalls).contains("[gravité "))
    #expect(row.text(.sources).contains("(vérifié)") || row.text(.sources).contains("(connu"))
    #expect(!row.text(.pitfalls).contains("=="))
  }

  @Test("cases and recipes link a sheet with their issues")
  func issues() throws {
    let content = try #require(TestContent.content)
    let one = try #require(content.base.cases.first { !$0.methods.isEmpty && !$0.issues.isEmpty })
    let row = try #require(content.renderer.table(.en).rows.first { $0.id == one.methods[0] })
    #expect(row.issues.contains(one.issues[0]))
    #expect(row.text(.cases).contains(Typography.typeset(one.title.en, .en)))
  }
}
