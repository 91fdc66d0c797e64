package import Language

/// One HTML page that needs nothing else: no network, no file.
package enum Page {
  /// A message as a page.
  package static func html(title: String, message: String, _ lang: Lang) -> String {
    let body = TextBlock.blocks(of: message).map(html).joined(separator: "\n")
    return document(title: title, lang, body: "<main>\n<h1>\(escaped(title))</h1>\n\(body)\n</main>")
  }

  /// A whole document.
  ///
  /// - Parameters:
  ///   - style: what comes after the common style sheet.
  ///   - script: at the end of the body; the browser runs this one and no other.
  static func document(
    title: String, _ lang: Lang, style: String = "", script: (text: String, digest: String)? = nil, body: String
  ) -> String {
    let scripts = script.map { "; script-src '\($0.digest)'" } ?? ""
    return """
      <!DOCTYPE html>
      <html lang="\(lang.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'\(scripts)">
      <title>\(escaped(title))</title>
      <style>
      \(StyleSheet.common)\(style)
      </style>
      </head>
      <body>
      \(body)
      \(script.map { "<script>\($0.text)</script>\n" } ?? "")</body>
      </html>

      """
  }

  private static func html(_ block: TextBlock) -> String {
    switch block {
    case .heading(let title): "<h2>\(escaped(title))</h2>"
    case .paragraph(let lines): "<p>\(lines.map(escaped).joined(separator: "<br>\n"))</p>"
    case .bullets(let items): list(items)
    case .numbered(let items):
      "<ol start=\"\(items.first?.number ?? 1)\">\n"
        + items.map { item in
          "<li><strong>\(escaped(item.title))</strong>"
            + item.paragraphs.map { "\n<p>\(escaped($0))</p>" }.joined()
            + (item.bullets.isEmpty ? "" : "\n" + list(item.bullets)) + "</li>"
        }.joined(separator: "\n") + "\n</ol>"
    }
  }

  private static func list(_ items: [String]) -> String {
    "<ul>\n" + items.map { "<li>\(escaped($0))</li>" }.joined(separator: "\n") + "\n</ul>"
  }

  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      default:
        // Control characters are no HTML; marks that turn the writing direction stay where they were written.
        if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) { continue }
        out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
