import Knowledge

/// Reads a list of sources.
enum SourceReader {
  static func sources(_ list: Item?) -> [Source] { (list?.list() ?? []).compactMap(source) }

  static func source(_ value: Item) -> Source? {
    value.fields().flatMap(source)
  }

  static func source(_ fields: Fields) -> Source? {
    let title = fields.required("title")?.text()
    let author = fields.optional("author")?.text()
    let publisher = fields.optional("publisher")?.text()
    let year = fields.optional("year")?.integer(1500...2100)
    let url = fields.optional("url")?.text()
    let certainty = fields.required("certainty")?.keyword(Source.Certainty.self)
    if let url, !url.hasPrefix("https://"), !url.hasPrefix("http://") {
      fields.optional("url")?.report(.invalidNumber, url, "url", "https://…")
    }
    fields.finish()
    guard let title, let certainty else { return nil }
    return Source(title: title, author: author, publisher: publisher, year: year, url: url, certainty: certainty)
  }
}
