/// What a message is for, beyond the facts that it states. The ways of saying each are data: `Dialogs/intents.yaml`.
package enum Intent: String, CaseIterable, Sendable, Codable {
  case greet, thank, bye, help, insult, robot, yes
  /// Despair or danger: it goes before everything else.
  case distress
  case correct, deny
  case whyAsked = "why-asked"
  case howConcluded = "how-concluded"
  case whatIf = "what-if"
  case whyNot = "why-not"
  case define, search, compare, list
  case showSheet = "show-sheet"
  case undo, restart
  case `repeat`
  /// « rien », « aucun »: an empty answer.
  case nothing
  case dontKnow = "dont-know"
  case enough
  case guideMe = "guide-me"
  case next, previous, stop
  case recap
  case recipe
  case changeLanguage = "change-language"
  case speakFrench = "speak-french"
  case speakEnglish = "speak-english"
  /// Keeping, printing or sending what was said.
  case export
  /// Erasing what was said.
  case forgetMe = "forget-me"
  /// « la deuxième »: one of the list that was just shown.
  case pick
  /// Going on with an earlier conversation.
  case resume
  /// How a method went that was tried.
  case feedback
  /// Other recommendations than those given.
  case more
  /// Facts of the project: what all that says nothing else is, when it says something.
  case inform
  /// What Ariane does not do.
  case outOfDomain = "out-of-domain"
}
