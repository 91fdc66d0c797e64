import ArgumentParser
import Content
import Dialogue
import Knowledge
import Language
import Rendering

/// `ariane search WORDS`: sheets, terms and cases by their words.
struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: say(
      "Cherche dans les fiches, le glossaire et les projets documentés.",
      "Searches the sheets, the glossary and the documented projects."))

  @OptionGroup var options: ContentOptions

  @Argument(help: ArgumentHelp(say("Mots à chercher.", "Words to search for.")))
  var words: [String]

  func run() throws {
    let content = try options.load()
    let query = words.joined(separator: " ")
    let hits = SearchIndex(content.base).search(query, options.language)
    print(content.renderer.text(.found(query: query, hits.map(\.target)), options.language))
    if hits.isEmpty { throw ExitCode(1) }
  }
}
