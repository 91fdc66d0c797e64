/// A duration read in a text: time of work (minutes) or time of the calendar (days).
package struct DurationMention: Hashable, Sendable {
  package enum Amount: Hashable, Sendable {
    /// Minutes of work; half a day is 210, a day 420.
    case work(ClosedRange<Int>)
    /// Days of the calendar; a week is 7, a month 30, a year 365.
    case calendar(ClosedRange<Int>)
  }

  package var tokens: Range<Int>
  package var amount: Amount
  /// The same in days of the calendar, where the unit leaves it open: « 15 jours » of work, or from now.
  package var days: ClosedRange<Int>?
}

/// Reads durations in French and in English: « 2 h 30 », « une demi-journée », « deux soirées de 2 h », `half a day`.
package enum DurationReader {
  /// Minutes or days beyond which nobody means what is written.
  private static let longest = 5_000_000.0

  /// All durations of a text, left to right, without overlap. A time of day (« à 18 h ») is none.
  package static func durations(in tokens: [Token]) -> [DurationMention] {
    var found: [DurationMention] = []
    var index = 0
    while index < tokens.count {
      if let mention = mention(at: index, in: tokens) {
        if !isTimeOfDay(mention, in: tokens), !isPast(mention, in: tokens) { found.append(mention) }
        index = mention.tokens.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  private static func mention(at start: Int, in tokens: [Token]) -> DurationMention? {
    if let clock = clockRange(at: start, in: tokens) { return clock }
    if let product = repeated(at: start, in: tokens) { return product }
    return single(at: start, in: tokens)
  }

  /// « 2 séances de 1 h 30 », `3 sessions, 75 minutes each`.
  private static func repeated(at start: Int, in tokens: [Token]) -> DurationMention? {
    guard let count = NumberReader.mention(at: start, in: tokens), count.high < 10_000,
      let unit = NumberReader.word(count.tokens.upperBound, tokens), DurationWords.occasions.contains(unit)
    else { return nil }
    for skip in 1...2 {
      let next = count.tokens.upperBound + skip
      if skip == 2, let link = NumberReader.word(next - 1, tokens), !["de", "d", "of", "a", "x"].contains(link) {
        continue
      }
      guard let each = single(at: next, in: tokens), case .work(let minutes) = each.amount,
        minutes.upperBound != Int.max
      else { continue }
      let low = Int(count.low) * minutes.lowerBound
      let high = max(low, Int(count.high) * minutes.upperBound)
      return DurationMention(tokens: start..<each.tokens.upperBound, amount: .work(low...high))
    }
    return nil
  }

  /// « de 9 h à 12 h 30 », « de 10 h à midi »: the time between.
  private static func clockRange(at start: Int, in tokens: [Token]) -> DurationMention? {
    guard let from = clock(at: start, in: tokens), from.minutes >= 6 * 60, from.next < tokens.count else { return nil }
    let joiner = tokens[from.next]
    let second = ["a", "to", "jusqu"].contains(joiner.text) ? from.next + (joiner.text == "jusqu" ? 2 : 1) : from.next
    guard second > from.next || joiner.gap < .clause, let to = clock(at: second, in: tokens), to.minutes > from.minutes
    else { return nil }
    let length = to.minutes - from.minutes
    return DurationMention(tokens: start..<to.next, amount: .work(length...length))
  }

  private static func clock(at start: Int, in tokens: [Token]) -> (minutes: Int, next: Int)? {
    guard start < tokens.count else { return nil }
    if tokens[start].text == "midi" || tokens[start].text == "noon" { return (720, start + 1) }
    guard tokens[start].kind == .number, let hours = Int(tokens[start].text), hours < 24, start + 1 < tokens.count,
      ["h", "heures", "heure"].contains(tokens[start + 1].text)
    else { return nil }
    if start + 2 < tokens.count, tokens[start + 2].gap <= .space, let minutes = Int(tokens[start + 2].text),
      minutes < 60,
      tokens[start + 2].text.utf8.count == 2
    {
      return (hours * 60 + minutes, start + 3)
    }
    return (hours * 60, start + 2)
  }

  private static func isTimeOfDay(_ mention: DurationMention, in tokens: [Token]) -> Bool {
    let start = mention.tokens.lowerBound
    guard start > 0, case .work(let minutes) = mention.amount, minutes.lowerBound >= 7 * 60,
      tokens[start].kind == .number, mention.tokens.count <= 3,
      mention.tokens.lowerBound + 1 < tokens.count, ["h", "heures"].contains(tokens[start + 1].text)
    else { return false }
    return ["a", "vers", "des", "at", "jusqu"].contains(tokens[start - 1].text)
  }

  /// « depuis deux ans », « il y a 3 mois », `two years ago`: no time that is left.
  private static func isPast(_ mention: DurationMention, in tokens: [Token]) -> Bool {
    guard case .calendar = mention.amount else { return false }
    let start = mention.tokens.lowerBound
    if start > 0, ["depuis", "since"].contains(tokens[start - 1].text) { return true }
    if start > 1, tokens[start - 2].text == "y", tokens[start - 1].text == "a" { return true }
    return NumberReader.word(mention.tokens.upperBound, tokens) == "ago"
  }

  /// One quantity and its unit.
  private static func single(at start: Int, in tokens: [Token]) -> DurationMention? {
    if let fraction = fraction(at: start, in: tokens) { return fraction }
    guard var number = quantity(at: start, in: tokens) else { return nil }
    // `two and a half hours`: the half stands before the unit.
    for words in [["and", "a", "half"], ["et", "demi"], ["et", "demie"]]
    where NumberReader.matches(words, at: number.tokens.upperBound, in: tokens)
      && NumberReader.word(number.tokens.upperBound + words.count, tokens).map({ DurationWords.units[$0] != nil })
        == true
    {
      number.tokens = number.tokens.lowerBound..<(number.tokens.upperBound + words.count)
      (number.low, number.high) = (number.low + 0.5, number.high + 0.5)
    }
    guard let text = NumberReader.word(number.tokens.upperBound, tokens),
      var unit = DurationWords.units[text], tokens[number.tokens.upperBound].gap < .clause, number.low.isFinite
    else { return nil }
    var end = number.tokens.upperBound + 1
    // « un samedi matin » is a morning.
    if unit.size == 420, let part = NumberReader.word(end, tokens).flatMap({ DurationWords.units[$0] }),
      !part.isCalendar,
      (150..<420).contains(part.size)
    {
      (unit, end) = (part, end + 1)
    }
    if number.isStrict {
      // The one that is left out is a minute or a day of the result, not an hour: « moins de 2 h » is up to 119 minutes.
      if number.high.isFinite { number.high += 1 } else { number.low -= 1 }
    }
    var low = unit.size * number.low
    var top = unit.size * number.high
    if unit.size == 60, !unit.isCalendar {
      if end < tokens.count, tokens[end].kind == .number, tokens[end].gap <= .space,
        let minutes = Double(tokens[end].text), minutes < 60
      {
        (low, top, end) = (low + minutes, top + minutes, end + 1)
        if let unit = NumberReader.word(end, tokens), unit.hasPrefix("min") { end += 1 }
      } else if let extra = halfOrQuarter(at: end, in: tokens) {
        (low, top, end) = (low + extra.minutes, top + extra.minutes, extra.next)
      }
    }
    if NumberReader.matches(["et", "demi"], at: end, in: tokens), unit.size != 60 {
      (low, top, end) = (low + unit.size / 2, top + unit.size / 2, end + 2)
    }
    let least = Int(min(low, Self.longest).rounded())
    guard low < Self.longest, top < Self.longest || top == .infinity else { return nil }
    let most = top == .infinity ? Int.max : Int(top.rounded()) - (number.isStrict ? 1 : 0)
    let range = least...max(least, most)
    let days = unit.size == 420 && top != .infinity ? max(1, least / 420)...max(1, max(least, most) / 420) : nil
    return DurationMention(
      tokens: start..<end, amount: unit.isCalendar ? .calendar(range) : .work(range), days: days)
  }

  /// A number, or the article that stands for one: « une heure », `an hour`, « quelques jours ».
  private static func quantity(at start: Int, in tokens: [Token]) -> NumberMention? {
    if let number = NumberReader.mention(at: start, in: tokens) {
      let next = number.tokens.upperBound
      if let adjective = NumberReader.word(next, tokens),
        ["bonne", "bonnes", "petite", "petites", "grosses", "good"].contains(adjective)
      {
        var number = number
        number.tokens = number.tokens.lowerBound..<(next + 1)
        return number
      }
      return number
    }
    guard let text = NumberReader.word(start, tokens) else { return nil }
    // `a full day`, « une petite heure ».
    if ["a", "an", "une"].contains(text), let adjective = NumberReader.word(start + 1, tokens),
      ["full", "whole", "good", "bonne", "petite", "grosse"].contains(adjective),
      let unit = NumberReader.word(start + 2, tokens), DurationWords.units[unit] != nil
    {
      return NumberMention(tokens: start..<(start + 2), low: 1, high: 1)
    }
    switch text {
    case "an", "a", "one", "la", "une", "chaque":
      guard let unit = NumberReader.word(start + 1, tokens), DurationWords.units[unit] != nil,
        text != "la" || unit != "h"
      else { return nil }
      return NumberMention(tokens: start..<(start + 1), low: 1, high: 1)
    case "quelques", "several", "plusieurs", "few":
      return NumberMention(tokens: start..<(start + 1), low: 2, high: 5)
    default:
      return nil
    }
  }

  /// « une demi-journée », « 1/2 journée », « trois quarts d'heure », `half a day`, `half an hour`.
  private static func fraction(at start: Int, in tokens: [Token]) -> DurationMention? {
    var index = start
    var count = 1.0
    if let number = NumberReader.simple(at: start, in: tokens),
      let next = NumberReader.word(number.tokens.upperBound, tokens),
      ["demi", "demie", "demies", "quart", "quarts", "half"].contains(next)
    {
      (index, count) = (number.tokens.upperBound, number.low)
    }
    var share: Double
    if NumberReader.matches(["1", "/", "2"], at: index, in: tokens) {
      (share, index) = (0.5, index + 3)
    } else if let text = NumberReader.word(index, tokens), ["demi", "demie", "demies", "half"].contains(text) {
      (share, index) = (0.5 * count, index + 1)
    } else if let text = NumberReader.word(index, tokens), ["quart", "quarts"].contains(text) {
      (share, index) = (0.25 * count, index + 1)
    } else {
      return nil
    }
    while let text = NumberReader.word(index, tokens), ["d", "de", "a", "an", "of"].contains(text) { index += 1 }
    guard let text = NumberReader.word(index, tokens), let unit = DurationWords.units[text] else { return nil }
    guard unit.size * share < Self.longest else { return nil }
    let amount = Int((unit.size * share).rounded())
    return DurationMention(
      tokens: start..<(index + 1), amount: unit.isCalendar ? .calendar(amount...amount) : .work(amount...amount))
  }

  private static func halfOrQuarter(at start: Int, in tokens: [Token]) -> (minutes: Double, next: Int)? {
    for (words, minutes) in DurationWords.remainders where NumberReader.matches(words, at: start, in: tokens) {
      return (minutes, start + words.count)
    }
    return nil
  }
}
