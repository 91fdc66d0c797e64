import Advice
package import Knowledge
package import Language

/// The exhaustive table, in one language: a row for every sheet. CSV, Markdown and HTML are read off it.
package struct KnowledgeTable: Sendable {
  package enum Column: String, Sendable, CaseIterable {
    case id, name, kind, summary, stages, needs, issues, group
    case groupMin = "group-min"
    case groupMax = "group-max"
    case time
    case timeMin = "time-min"
    case timeMax = "time-max"
    case preparation, modes, difficulty, facilitator, requires, produces, pitfalls, adaptations, cases, sources

    /// Those that a page has room for; a spreadsheet has them all.
    static let page: [Column] = [
      .name, .kind, .stages, .needs, .issues, .group, .time, .modes, .pitfalls, .adaptations, .cases, .sources,
    ]
    /// Whether its entries are sentences, one a line, rather than a few words in a row.
    var isLong: Bool { [.pitfalls, .adaptations, .cases, .sources].contains(self) }
  }

  /// One thing that a cell says.
  package struct Entry: Hashable, Sendable {
    package var text: String
    /// Where it can be read, for a source.
    package var url: String?

    init(_ text: String, url: String? = nil) {
      self.text = text
      self.url = url
    }

    /// In one line, for formats without links.
    var line: String { [text, url].compactMap { $0 }.joined(separator: " ") }
  }

  package struct Row: Sendable, Identifiable {
    package var id: String
    package var cells: [Column: [Entry]]
    /// What columns are sorted by when not by their words: people, minutes, the place of a stage in a project, how many.
    package var ranks: [Column: Int]
    /// Ids to choose rows by.
    package var stages: [String]
    package var needs: [String]
    package var issues: [String]
    package var kind: Sheet.Kind

    /// The entries of a long cell in lines, those of a short one in a row.
    func text(_ column: Column) -> String {
      (cells[column] ?? []).map(\.line).joined(separator: column.isLong ? "\n" : " ; ")
    }
  }

  /// Something to choose rows by.
  package struct Choice: Hashable, Sendable {
    package var id: String
    package var label: String
  }

  package let lang: Lang
  package let rows: [Row]
  package let stages: [Choice]
  package let needs: [Choice]
  package let issues: [Choice]
  private let wording: Wording

  init(_ wording: Wording) {
    let taxonomy = wording.base.taxonomy
    let lang = wording.lang
    let rows = KnowledgeTableRows(wording)
    func choices(_ terms: [Term], _ isUsed: (String) -> Bool) -> [Choice] {
      terms.filter { isUsed($0.id) }.map { Choice(id: $0.id, label: Typography.typeset($0.label[lang], lang)) }
    }
    let all = wording.base.sheets.map(rows.row)
    self.lang = lang
    self.rows = all
    self.wording = wording
    // A choice that leaves no row is no choice.
    stages = choices(taxonomy.stages) { id in all.contains { $0.stages.contains(id) } }
    needs = choices(taxonomy.needs) { id in all.contains { $0.needs.contains(id) } }
    issues = choices(taxonomy.issues) { id in all.contains { $0.issues.contains(id) } }
  }

  var title: String { say("title") }
  var intro: String {
    let methods = rows.count { $0.kind == .method }
    return say("intro", ["n": "\(rows.count)", "methods": "\(methods)", "tools": "\(rows.count - methods)"])
  }

  func heading(_ column: Column) -> String { say(column.rawValue) }

  /// A fixed phrase of the table.
  func say(_ id: String, _ values: [String: String] = [:]) -> String {
    Typography.typeset(wording.say("table-" + id, values), lang)
  }
}

extension Renderer {
  /// Every sheet by stage, need, issue, group, time, mode, with its pitfalls, adaptations, cases and sources.
  package func table(_ lang: Lang) -> KnowledgeTable { KnowledgeTable(wording(lang)) }
}
