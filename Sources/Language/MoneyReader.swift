/// An amount of money read in a text, in euros; other currencies count as euros, since only the order of size matters.
package struct MoneyMention: Hashable, Sendable {
  package var tokens: Range<Int>
  /// `Int.max` where the upper bound is open.
  package var euros: ClosedRange<Int>
}

/// Reads amounts of money in French and in English: « 300 euros », « 4 k€ », « 50 balles », `three grand`, `£500`.
package enum MoneyReader {
  /// All amounts of a text, left to right, without overlap.
  package static func amounts(in tokens: [Token]) -> [MoneyMention] {
    var found: [MoneyMention] = []
    var index = 0
    while index < tokens.count {
      if let mention = mention(at: index, in: tokens) {
        found.append(mention)
        index = mention.tokens.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  private static func mention(at start: Int, in tokens: [Token]) -> MoneyMention? {
    // `£500`, `€ 3k`.
    let isLed = signs.contains(tokens[start].text) && start + 1 < tokens.count
    let first = isLed ? start + 1 : start
    guard let number = NumberReader.mention(at: first, in: tokens), !number.isArticle, number.low.isFinite else {
      return nil
    }
    var end = number.tokens.upperBound
    var factor = 1.0
    if let scale = NumberReader.word(end, tokens), let size = scales[scale] {
      (factor, end) = (size, end + 1)
      // « 3 milliers d'euros ».
      if let link = NumberReader.word(end, tokens), ["d", "de", "of"].contains(link), isUnit(end + 1, tokens) {
        end += 1
      }
    }
    let isNamed = isUnit(end, tokens)
    // `three grand` and « 4 k » are money by themselves; a million is not.
    guard isLed || isNamed || (factor == 1000 && alone.contains(tokens[end - 1].text)) else { return nil }
    if isNamed { end += 1 }
    let low = Int(min(number.low * factor, 1e12))
    let high = number.high.isFinite ? max(low, Int(min(number.high * factor, 1e12))) : Int.max
    return MoneyMention(tokens: start..<end, euros: low...high)
  }

  private static func isUnit(_ index: Int, _ tokens: [Token]) -> Bool {
    index < tokens.count && tokens[index].gap < .clause
      && (signs.contains(tokens[index].text) || units.contains(tokens[index].text))
  }

  private static let signs: Set<String> = ["€", "£", "$"]
  private static let units: Set<String> = [
    "euro", "euros", "eur", "balles", "boules", "pounds", "pound", "quid", "dollars", "francs", "ke", "roros",
  ]
  private static let scales: [String: Double] = [
    "k": 1000, "ke": 1000, "grand": 1000, "thousand": 1000, "mille": 1000, "milliers": 1000, "million": 1_000_000,
    "millions": 1_000_000,
  ]
  private static let alone: Set<String> = ["grand", "ke"]
}
