import Language

/// The commands that begin with a slash: short names, in both languages, for what can also be said in words.
package enum SlashCommand: Hashable, Sendable {
  /// Said to the assistant as if it had been typed.
  case say(String)
  case quit
  /// Goes back to the last conversation.
  case resume
  /// No such command; the nearest name, when there is one.
  case unknown(String, nearest: String?)

  /// Names without the slash, folded, and the words that they stand for; an argument is added to the words.
  private static let words: [String: String] = [
    "aide": "aide", "help": "help", "retour": "retour", "annule": "retour", "undo": "undo",
    "pourquoi": "pourquoi cette question",
    "why": "why do you ask", "raisons": "comment en arrives-tu là", "reasons": "how did you get there",
    "conseil": "assez, conseille-moi",
    "advice": "enough, advise me", "fiche": "fiche", "sheet": "sheet", "liste": "liste", "list": "list",
    "cherche": "cherche",
    "search": "search", "compare": "compare", "definition": "définition", "define": "define", "guide": "guide-moi",
    "suite": "suite", "next": "next", "recap": "récapitule", "recommencer": "recommence", "restart": "restart",
    "passe": "je ne sais pas",
    "skip": "skip", "langue": "change de langue", "language": "change language", "fr": "parle français",
    "en": "speak english",
  ]
  private static let quitting: Set<String> = ["quitter", "quit", "q", "exit"]
  private static let resuming: Set<String> = ["reprendre", "resume"]

  /// Every name, with its slash, for completion.
  package static var names: [String] {
    (Array(words.keys) + Array(quitting) + Array(resuming)).map { "/" + $0 }.sorted()
  }

  /// Nil when the line is no command.
  package init?(_ line: String) {
    guard line.hasPrefix("/"), line.count > 1 else { return nil }
    let parts = line.dropFirst().split(separator: " ", maxSplits: 1)
    let name = parts.first.map { Folding.fold(String($0)) } ?? ""
    let argument = parts.count > 1 ? " " + parts[1] : ""
    if Self.quitting.contains(name) {
      self = .quit
    } else if Self.resuming.contains(name) {
      self = .resume
    } else if name == "langue" || name == "language", !argument.isEmpty {
      self = .say(argument.contains("en") || argument.contains("an") ? "speak english" : "parle français")
    } else if let words = Self.words[name] {
      self = .say(words + argument)
    } else {
      let nearest = Nearest.word(to: "/" + name, among: Self.names)
      self = .unknown("/" + name, nearest: nearest)
    }
  }
}
