package import Language

/// One problem of the content, with its place and what to do about it.
package struct Diagnostic: Hashable, Sendable {
  /// Where: a file of the content, line and column from 1.
  package struct Place: Hashable, Sendable, Comparable {
    package var file: String
    package var line: Int
    package var column: Int

    package static func < (a: Place, b: Place) -> Bool { (a.file, a.line, a.column) < (b.file, b.line, b.column) }
  }

  package var code: DiagnosticCode
  package var place: Place
  package var details: [String]

  package init(_ code: DiagnosticCode, at place: Place, _ details: [String] = []) {
    self.code = code
    self.place = place
    self.details = details
  }

  /// `file:line:column: severity CODE: what. Remedy`, as editors and compilers write it.
  package func text(_ lang: Lang) -> String {
    let severity =
      code.severity == .error ? (lang == .fr ? "erreur" : "error") : (lang == .fr ? "attention" : "warning")
    return
      "\(place.file):\(place.line):\(place.column): \(severity) \(code.rawValue): \(fill(code.what[lang])) \(fill(code.remedy[lang]))"
  }

  private func fill(_ template: String) -> String {
    let known = Dictionary(uniqueKeysWithValues: details.enumerated().map { (String($0.offset), $0.element) })
    return template.filling(known.merging(["0": "?", "1": "?", "2": "?"]) { known, _ in known })
  }
}
