/// Collects every problem met while reading, so that one does not hide the next. Used within one load, never shared.
final class DiagnosticLog {
  private(set) var diagnostics: [Diagnostic] = []

  func report(_ code: DiagnosticCode, at place: Diagnostic.Place, _ details: String...) {
    let diagnostic = Diagnostic(code, at: place, details)
    if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
  }
}
