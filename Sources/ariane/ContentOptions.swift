import ArgumentParser
import Content
import FoundationEssentials
import Language
import Rendering

/// Which content, and in which language: the options that all commands share.
struct ContentOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      say("Dossier qui contient Knowledge et Dialogs.", "Folder that holds Knowledge and Dialogs."), valueName: "dir"))
  var content: String?

  @Option(name: .long, help: ArgumentHelp(say("Langue : fr ou en.", "Language: fr or en."), valueName: "lang"))
  var lang: Lang?

  var language: Lang { lang ?? .preferred }

  /// The folder of the content.
  func folder() throws -> String {
    let folders = Environment.contentFolders(option: content)
    let found = folders.first { FileManager.default.fileExists(atPath: $0 + "/Knowledge/taxonomy.yaml") }
    guard let found else { throw Failure.noContent(tried: folders) }
    return found
  }

  /// The content, or every error of it on standard error.
  func load() throws -> Content {
    let folder = try folder()
    let files = ContentFiles(folder: folder)
    let cache = ContentCache(folder: Environment.cacheFolder, program: Environment.build)
    if let content = cache.content(files.revision) { return content }
    let outcome = ContentLoader(files).load()
    guard let content = outcome.content else {
      for diagnostic in outcome.errors { Main.complain(diagnostic.text(language)) }
      throw Failure.content(count: outcome.errors.count, folder: folder)
    }
    cache.keep(content)
    var kept = content
    kept.classifier = cache.classifier(of: content)
    return kept
  }
}

extension Lang: ExpressibleByArgument {}

extension Content {
  var renderer: Renderer { Renderer(base: base, dialog: dialog, phrases: phrases) }
}
