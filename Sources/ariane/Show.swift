import ArgumentParser
import Content
import Dialogue
import Knowledge
import Language
import Rendering

/// `ariane show ID`: a sheet, a glossary term or a documented case.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: say(
      "Montre une fiche, un mot du glossaire ou un projet documenté.",
      "Shows a sheet, a glossary term or a documented project."))

  @OptionGroup var options: ContentOptions

  @Argument(help: ArgumentHelp(say("Identifiant ou nom, par exemple personas.", "Id or name, for instance personas.")))
  var name: [String]

  func run() throws {
    let content = try options.load()
    let wanted = name.joined(separator: " ")
    guard let target = content.base.named(wanted) else {
      throw Failure.notFound(name: wanted, nearest: content.base.nearestName(to: wanted))
    }
    print(content.renderer.text(content.machine.show(target), options.language))
  }
}
