import Language

/// Words that stand where a text is still to be written: those of the skeleton of a sheet, and what writers put by habit.
enum Placeholder {
  static let french = "À écrire"
  static let english = "To be written"

  private static let known: Set<String> = [
    Folding.fold(french), Folding.fold(english), "a completer", "todo", "tbd", "lorem ipsum", "xxx",
    "...", "…",
  ]

  /// Whether a text is nothing but such words.
  static func stands(in text: String) -> Bool {
    // The longest has 13 letters; real texts are seldom that short.
    guard text.utf8.count <= 16 else { return false }
    let words = Folding.fold(text)
    return known.contains(words) || known.contains(String(words.drop { $0 == " " }.prefix { $0 != "." && $0 != ":" }))
  }
}
