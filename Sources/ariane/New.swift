import ArgumentParser
import Content
import FoundationEssentials
import Knowledge

/// `ariane new sheet ID`: what a contributor begins with.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: say("Commence une fiche nouvelle.", "Begins a new sheet."), subcommands: [NewSheet.self])
}

struct NewSheet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet",
    abstract: say("Écrit le squelette commenté d'une fiche.", "Writes the commented skeleton of a sheet."),
    discussion: say(
      "Le fichier naît dans Knowledge/tools ou Knowledge/methods. Remplacez-y chaque « À écrire », puis lancez ariane check.",
      "The file is made in Knowledge/tools or Knowledge/methods. Replace every “À écrire” in it, then run ariane check."
    ))

  @OptionGroup var options: ContentOptions

  @Argument(
    help: ArgumentHelp(
      say(
        "Identifiant : minuscules sans accent, chiffres, tirets. Par exemple cafe-debat.",
        "Id: lower-case letters, digits, hyphens. For instance coffee-debate."), valueName: "id"))
  var id: String

  @Option(help: ArgumentHelp(say("method ou tool.", "method or tool.")))
  var kind = Sheet.Kind.tool

  func run() throws {
    guard SheetSkeleton.isID(id) else { throw Failure.refused(reason: badID) }
    let folder = try options.folder()
    let files = ContentFiles(folder: folder)
    for other in Sheet.Kind.allCases where files.texts[SheetSkeleton.path(of: id, other)] != nil {
      let path = folder + "/" + SheetSkeleton.path(of: id, other)
      throw Failure.refused(
        reason: say(
          "La fiche « \(id) » existe déjà : \(path). Complétez-la, ou choisissez un autre identifiant.",
          "The sheet “\(id)” already exists: \(path). Complete it, or choose another id."))
    }
    guard let taxonomy = ContentLoader(files).taxonomy() else { throw Failure.noContent(tried: [folder]) }
    let path = folder + "/" + SheetSkeleton.path(of: id, kind)
    let parent = URL(filePath: path).deletingLastPathComponent()
    try? FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    do {
      try Data(SheetSkeleton.text(id, kind, taxonomy).utf8).write(to: URL(filePath: path), options: .withoutOverwriting)
    } catch {
      throw Failure.unwritable(path: path)
    }
    print(
      say(
        "\(path)\nRemplacez-y chaque « À écrire », puis lancez « ariane check ».",
        "\(path)\nReplace every “À écrire” in it, then run “ariane check”."))
  }

  private var badID: String {
    let nearest = SheetSkeleton.suggestion(for: id)
    let hint = nearest.isEmpty ? "cafe-debat" : nearest
    return say(
      "« \(Main.harmless(id)) » n'est pas un identifiant : minuscules sans accent, chiffres, tirets. Par exemple : \(hint).",
      "“\(Main.harmless(id))” is not an id: lower-case letters, digits, hyphens. For instance: \(hint).")
  }
}

extension Sheet.Kind: ExpressibleByArgument {}
