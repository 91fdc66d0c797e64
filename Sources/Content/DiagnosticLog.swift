/// Collects every problem met while reading, so that one does not hide the next. Used within one load, never shared.
final class DiagnosticLog {
  private(set) var diagnostics: [Diagnostic] = []
  /// Where named things stand, for the lints, which look at values: `sheet:personas/pitfall:invented-profiles`.
  private(set) var places: [String: Diagnostic.Place] = [:]

  /// Sheets that content names, to be looked up once all are read.
  private(set) var references: [(sheet: String, place: Diagnostic.Place)] = []

  func refer(to sheet: String, at place: Diagnostic.Place) { references.append((sheet, place)) }

  func remember(_ name: String, at place: Diagnostic.Place) { places[name] = place }

  func place(of name: String) -> Diagnostic.Place { places[name] ?? .init(file: name, line: 1, column: 1) }

  func report(_ code: DiagnosticCode, at place: Diagnostic.Place, _ details: String...) {
    let diagnostic = Diagnostic(code, at: place, details)
    if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
  }
}
