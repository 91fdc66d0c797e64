import ArgumentParser
import Content
import Language

/// `ariane check`: everything that is wrong with the content, or not right.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: say("Vérifie Knowledge et Dialogs.", "Checks Knowledge and Dialogs."),
    discussion: say(
      "Chaque problème est dit avec son fichier, sa ligne, sa colonne, un code stable et son remède. Statut 1 s'il y a une erreur.",
      "Every problem comes with its file, line, column, a stable code and its remedy. Status 1 when there is an error.")
  )

  @OptionGroup var options: ContentOptions

  @Flag(help: ArgumentHelp(say("Les avertissements comptent comme des erreurs.", "Warnings count as errors.")))
  var strict = false

  @Option(
    help: ArgumentHelp(
      say("Explique un code, par exemple A207.", "Explains a code, for instance A207."), valueName: "code"))
  var explain: String?

  func run() throws {
    if let explain { return try explainCode(explain) }
    let outcome = ContentLoader(ContentFiles(folder: try options.folder())).load(lints: true)
    for diagnostic in outcome.diagnostics { print(diagnostic.text(options.language)) }
    let warnings = outcome.diagnostics.count - outcome.errors.count
    let lang = options.language
    print(
      lang == .fr
        ? "\(outcome.errors.count) erreur(s), \(warnings) avertissement(s)."
        : "\(outcome.errors.count) error(s), \(warnings) warning(s).")
    if !outcome.errors.isEmpty || (strict && warnings > 0) { throw ExitCode(1) }
  }

  private func explainCode(_ name: String) throws {
    guard let code = DiagnosticCode(rawValue: name.uppercased()) else {
      throw Failure.notFound(
        name: name, nearest: Nearest.word(to: name.uppercased(), among: DiagnosticCode.allCases.map(\.rawValue)))
    }
    let lang = options.language
    print("\(code.rawValue)\n\n\(code.what[lang])\n\n\(code.remedy[lang])")
  }
}
