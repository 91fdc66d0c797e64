/// Reads deadlines that only a calendar could measure: « d'ici juin », « avant l'été », « pour lundi », `by March`.
///
/// Nothing here knows what day it is: who reads this asks how far it is.
package enum DateReader {
  /// Places of the deadlines of a text, left to right, without overlap.
  package static func deadlines(in tokens: [Token]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < tokens.count {
      guard let start = openings.first(where: { NumberReader.matches($0, at: index, in: tokens) }),
        let end = date(at: index + start.count, in: tokens)
      else {
        index += 1
        continue
      }
      found.append(index..<end)
      index = end
    }
    return found
  }

  /// « [la] [fin] [de] [15] juin [2027] »: where it ends; nil when no month, day or season stands there.
  private static func date(at start: Int, in tokens: [Token]) -> Int? {
    var index = start
    while index < min(start + 5, tokens.count), tokens[index].gap < .clause || index == start {
      if names.contains(tokens[index].text) {
        let next = index + 1
        let isYear = next < tokens.count && tokens[next].kind == .number && tokens[next].text.utf8.count == 4
        return isYear ? next + 1 : next
      }
      guard fillers.contains(tokens[index].text) || tokens[index].kind == .number else { return nil }
      index += 1
    }
    return nil
  }

  private static let openings: [[String]] = [
    ["d", "ici"], ["avant"], ["pour"], ["jusqu", "a"], ["jusqu", "en"], ["jusqu", "au"], ["en"], ["fin"], ["by"],
    ["before"], ["until"], ["in"], ["au", "plus", "tard"],
  ]

  private static let fillers: Set<String> = [
    "le", "la", "l", "les", "de", "du", "des", "a", "au", "fin", "debut", "mi", "courant", "mois", "prochain",
    "prochaine", "the", "end", "of", "early", "late", "mid", "next", "this", "premier", "st", "th", "nd", "er",
  ]

  private static let names: Set<String> = [
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
    "decembre", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
    "december", "printemps", "ete", "automne", "hiver", "spring", "summer", "autumn", "winter", "rentree", "noel",
    "paques", "toussaint", "christmas", "easter", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi",
    "dimanche", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "ramadan",
  ]
}
