/// The table in GitHub's Markdown. Whatever a sheet says stays text.
package enum TableMarkdown {
  package static func text(_ table: KnowledgeTable) -> String {
    let columns = KnowledgeTable.Column.page
    let rows = table.rows.map { row in line(columns.map { cell(row, $0) }) }
    return
      ([
        "# " + Markdown.escaped(table.title), "", Markdown.escaped(table.intro), "",
        line(columns.map { Markdown.escaped(table.heading($0)) }), line(columns.map { _ in "---" }),
      ] + rows).joined(separator: "\n") + "\n"
  }

  private static func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  private static func cell(_ row: KnowledgeTable.Row, _ column: KnowledgeTable.Column) -> String {
    (row.cells[column] ?? []).map { Markdown.escaped(onOneLine($0.line)) }
      .joined(separator: "<br>")
  }

  private static func onOneLine(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars { out.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar) }
    return out
  }
}
