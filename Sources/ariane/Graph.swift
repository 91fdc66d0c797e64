import ArgumentParser
import Content
import Dialogue
import Knowledge
import Rendering

/// `ariane graph`: the flow of the dialogue, guards on the edges.
struct Graph: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: say("Dessine le dialogue, en Mermaid ou en DOT.", "Draws the dialogue, in Mermaid or DOT."))

  enum Notation: String, ExpressibleByArgument, CaseIterable { case mermaid, dot }

  @OptionGroup var options: ContentOptions

  @Option(help: ArgumentHelp(say("mermaid ou dot.", "mermaid or dot.")))
  var format = Notation.mermaid

  func run() throws {
    let content = try options.load()
    let drawing = FlowDrawing(dialog: content.dialog, taxonomy: content.base.taxonomy, lang: options.language)
    print(format == .mermaid ? drawing.mermaid : drawing.dot)
  }
}
