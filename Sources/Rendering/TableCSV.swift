import Language

/// The table as a spreadsheet opens it right: UTF-8 that says so, quotes everywhere, and the separator that the language's
/// spreadsheets expect (`;` in French, `,` in English). Follows RFC 4180.
package enum TableCSV {
  package static func text(_ table: KnowledgeTable) -> String {
    let columns = KnowledgeTable.Column.allCases
    let lines = [columns.map(table.heading)] + table.rows.map { row in columns.map { row.text($0) } }
    return "\u{FEFF}" + lines.map { line($0, table.lang) + "\r\n" }.joined()
  }

  static func line(_ cells: [String], _ lang: Lang) -> String {
    cells.map(cell).joined(separator: lang == .fr ? ";" : ",")
  }

  /// A cell that a spreadsheet shows and never computes: what would begin a formula begins with an apostrophe instead.
  static func cell(_ text: String) -> String {
    var out = ""
    if let first = text.unicodeScalars.first, beginsFormula(first) { out = "'" }
    for scalar in text.unicodeScalars {
      if scalar == "\"" { out += "\"" }
      // A line break within a cell is a line feed; other controls have no place in a text.
      if scalar.value < 0x20, scalar != "\n" { continue }
      out.unicodeScalars.append(scalar)
    }
    return "\"" + out + "\""
  }

  private static func beginsFormula(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "−": true
    default: false
    }
  }
}
