import Advice
import ArgumentParser
import Content
import Dialogue
import Knowledge
import Language
import Rendering

/// `ariane show ID`: a sheet or a glossary term.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: say("Montre une fiche ou un mot du glossaire.", "Shows a sheet or a glossary term."))

  @OptionGroup var options: ContentOptions

  @Argument(help: ArgumentHelp(say("Identifiant ou nom, par exemple personas.", "Id or name, for instance personas.")))
  var name: [String]

  func run() throws {
    let content = try options.load()
    let wanted = Folding.fold(name.joined(separator: " "))
    let base = content.base
    if let sheet = base.sheets.first(where: { $0.id == wanted || names($0.name, $0.also).contains(wanted) }) {
      print(content.renderer.text(.sheet(sheet.id, SheetWarnings(sheet, in: Situation())), options.language))
    } else if let term = base.glossary.first(where: { $0.id == wanted || names($0.name, $0.also).contains(wanted) }) {
      print(content.renderer.text(.definition(term.id), options.language))
    } else {
      let known = base.sheets.map(\.id) + base.glossary.map(\.id)
      throw Failure.notFound(name: name.joined(separator: " "), nearest: Nearest.word(to: wanted, among: known))
    }
  }

  private func names(_ name: Bilingual, _ also: BilingualList) -> [String] {
    ([name.fr, name.en] + also.fr + also.en).map(Folding.fold)
  }
}
