import Knowledge
import Language

/// The table as one HTML page. Without its script it is a plain table; the script only sorts, filters and unfolds.
package enum TablePage {
  package static func html(_ table: KnowledgeTable) -> String {
    let columns = KnowledgeTable.Column.page
    // The roles repeat what the elements say: a style that shows rows as cards would else take it from screen readers.
    let head = columns.map {
      "<th scope=\"col\" role=\"columnheader\" class=\"\($0.rawValue)\">\(Page.escaped(table.heading($0)))</th>"
    }
    let body = """
      <header>
      <h1 id="title">\(Page.escaped(table.title))</h1>
      </header>
      <main>
      \(form(table))
      <p role="status" aria-live="polite" id="shown" data-text="\(shown(table))"></p>
      <div class="region" role="region" tabindex="0" aria-labelledby="title">
      <table role="table" aria-labelledby="title" aria-describedby="caption">
      <caption id="caption">\(Page.escaped(table.intro))<span id="sortable" hidden> \(Page.escaped(table.say("sortable")))</span></caption>
      <thead role="rowgroup"><tr role="row">\(head.joined())</tr></thead>
      <tbody role="rowgroup">
      \(table.rows.map { row($0, table) }.joined(separator: "\n"))
      </tbody>
      </table>
      </div>
      </main>
      """
    return Page.document(
      title: table.title, table.lang, style: StyleSheet.table, script: (TableScript.text, TableScript.digest),
      body: body)
  }

  private static func shown(_ table: KnowledgeTable) -> String {
    Page.escaped(table.say("shown", ["all": "\(table.rows.count)"]))
  }

  private static func form(_ table: KnowledgeTable) -> String {
    let kinds = ["method", "tool"].map { KnowledgeTable.Choice(id: $0, label: table.say($0)) }
    return """
      <form role="search" hidden>
      <label>\(Page.escaped(table.say("search")))<input type="search" id="words" autocomplete="off"></label>
      \(select("stages", table.heading(.stages), table.say("any-stage"), table.stages))
      \(select("needs", table.heading(.needs), table.say("any-need"), table.needs))
      \(select("issues", table.heading(.issues), table.say("any-issue"), table.issues))
      \(select("kind", table.heading(.kind), table.say("any-kind"), kinds))
      <button type="reset">\(Page.escaped(table.say("reset")))</button>
      <button type="button" id="unfold" data-fold="\(Page.escaped(table.say("fold")))">\(Page.escaped(table.say("unfold")))</button>
      </form>
      """
  }

  private static func select(
    _ id: String, _ label: String, _ any: String, _ choices: [KnowledgeTable.Choice]
  ) -> String {
    let options = choices.map { "<option value=\"\(Page.escaped($0.id))\">\(Page.escaped($0.label))</option>" }
    return
      "<label>\(Page.escaped(label))<select id=\"\(id)\"><option value=\"\">\(Page.escaped(any))</option>\(options.joined())</select></label>"
  }

  private static func row(_ row: KnowledgeTable.Row, _ table: KnowledgeTable) -> String {
    let ids = [("stages", row.stages), ("needs", row.needs), ("issues", row.issues), ("kind", [row.kind.rawValue])]
    let attributes = ids.map { " data-\($0)=\"\(Page.escaped($1.joined(separator: " ")))\"" }.joined()
    let cells = KnowledgeTable.Column.page.map { $0 == .name ? name(row) : cell(row, $0, table) }
    return "<tr role=\"row\"\(attributes)>\(cells.joined())</tr>"
  }

  private static func name(_ row: KnowledgeTable.Row) -> String {
    "<th scope=\"row\" role=\"rowheader\" dir=\"auto\"><strong>\(Page.escaped(row.text(.name)))</strong><p dir=\"auto\">\(Page.escaped(row.text(.summary)))</p></th>"
  }

  private static func cell(
    _ row: KnowledgeTable.Row, _ column: KnowledgeTable.Column, _ table: KnowledgeTable
  ) -> String {
    let rank = row.ranks[column].map { " data-rank=\"\($0)\"" } ?? ""
    let heading = Page.escaped(table.heading(column))
    guard column.isLong else {
      let lines = (row.cells[column] ?? []).map { Page.escaped($0.text) }
      let more =
        column == .time
        ? "<p>\(Page.escaped(table.heading(.preparation) + (table.lang == .fr ? "\u{A0}: " : ": ") + row.text(.preparation)))</p>"
        : ""
      return "<td role=\"cell\" data-label=\"\(heading)\"\(rank)>\(lines.joined(separator: "<br>"))\(more)</td>"
    }
    let entries = row.cells[column] ?? []
    guard !entries.isEmpty else { return "<td role=\"cell\" class=\"long\"\(rank)></td>" }
    return
      "<td role=\"cell\" class=\"long\"\(rank)><details><summary>\(heading) (\(entries.count))</summary><ul>\(entries.map(item).joined())</ul></details></td>"
  }

  private static func item(_ entry: KnowledgeTable.Entry) -> String {
    let text = Page.escaped(entry.text)
    // Whatever a file says, only an address of the web becomes a link.
    guard let url = entry.url, url.hasPrefix("https://") || url.hasPrefix("http://") else {
      return "<li dir=\"auto\">\(Page.escaped(entry.line))</li>"
    }
    return "<li dir=\"auto\"><a href=\"\(Page.escaped(url))\" rel=\"noreferrer\">\(text)</a></li>"
  }
}
