import ArgumentParser
import Language

/// The root of the commands; `ariane` alone is a conversation.
struct Ariane: AsyncParsableCommand {
  /// Kept equal to the version of CHANGELOG.md by a test.
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "ariane",
    abstract: say(
      "Conseille les projets d'innovation sociale : quelle méthode, à quelle étape, avec quels pièges.",
      "Advises social-innovation projects: which method, at which stage, with which pitfalls."),
    discussion: say(
      """
      Sans commande, Ariane ouvre une conversation. Parlez-lui comme vous parlez ; tapez « aide » à tout moment.
      Elle travaille hors ligne et montre les raisons et les sources de chaque conseil.

      Exemples :
        ariane
        ariane -c "on est 12, on a 3 h, on cherche des idées" -c "assez, conseille-moi"
        ariane show personas
        ariane search entretiens
      """,
      """
      Without a command, Ariane opens a conversation. Talk to her as you speak; type “help” at any time.
      She works offline and shows the reasons and the sources of every piece of advice.

      Examples:
        ariane --lang en
        ariane --lang en -c "we are 12, we have 3 hours, we need ideas" -c "enough, advise me"
        ariane show personas
        ariane search interviews
      """),
    version: version,
    subcommands: [
      Talk.self, Show.self, Search.self, Check.self, Replay.self, Graph.self, Serve.self, Connect.self, Sessions.self,
      SchemaCommand.self, Explain.self, Evaluate.self, Table.self, New.self,
    ],
    defaultSubcommand: Talk.self)
}

/// Help in the reader's language.
func say(_ fr: String, _ en: String) -> String { Lang.preferred == .fr ? fr : en }
