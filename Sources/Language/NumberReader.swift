/// A number read in a text: an interval, since people say « une quinzaine », « entre 15 et 20 » and « au moins 12 ».
package struct NumberMention: Hashable, Sendable {
  /// Places of the tokens it was read from.
  package var tokens: Range<Int>
  package var low: Double
  /// Infinite for « plus de 20 ».
  package var high: Double
  /// True for a lone « un » or « une », which is an article more often than a number.
  package var isArticle = false
  /// « plus de », « moins de »: the bound itself is left out, by one.
  package var isStrict = false

  package var isExact: Bool { low == high }
}

/// Reads numbers, in figures and in words, with their ranges, in French and in English.
package enum NumberReader {
  /// All numbers of a text, left to right, without overlap.
  package static func numbers(in tokens: [Token]) -> [NumberMention] {
    var found: [NumberMention] = []
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

  /// The number that starts at a place, with the words of range around it.
  static func mention(at start: Int, in tokens: [Token]) -> NumberMention? {
    if let bound = bound(at: start, in: tokens), let core = interval(at: bound.next, in: tokens), !core.isArticle {
      var core = core
      switch bound.kind {
      case .above: (core.low, core.high, core.isStrict) = (core.low + 1, .infinity, true)
      case .atLeast: core.high = .infinity
      case .below: (core.low, core.high, core.isStrict) = (0, core.high - 1, true)
      case .atMost: core.low = 0
      case .about: core = widened(core, down: 1, up: 1)
      }
      core.tokens = start..<core.tokens.upperBound
      return core
    }
    guard var core = interval(at: start, in: tokens) else { return nil }
    if let next = word(core.tokens.upperBound, tokens),
      next == "maximum" || next == "max" || next == "maxi" || next == "minimum"
    {
      if next == "minimum" { core.high = .infinity }
      core.tokens = core.tokens.lowerBound..<(core.tokens.upperBound + 1)
    }
    return core
  }

  private enum Bound { case above, atLeast, below, atMost, about }

  private static func bound(at start: Int, in tokens: [Token]) -> (kind: Bound, next: Int)? {
    for (words, kind) in bounds where matches(words, at: start, in: tokens) { return (kind, start + words.count) }
    return nil
  }

  private static let bounds: [([String], Bound)] = [
    (["plus", "de"], .above), (["more", "than"], .above), (["over"], .above), (["au", "dessus", "de"], .above),
    (["au", "moins"], .atLeast), (["at", "least"], .atLeast), (["minimum"], .atLeast),
    (["moins", "de"], .below), (["less", "than"], .below), (["fewer", "than"], .below), (["under"], .below),
    (["au", "plus"], .atMost), (["at", "most"], .atMost), (["up", "to"], .atMost), (["jusqu", "a"], .atMost),
    (["environ"], .about), (["about"], .about), (["around"], .about), (["a", "peu", "pres"], .about),
    (["pres", "de"], .about), (["roughly"], .about), (["vers", "les"], .about),
  ]

  /// `A`, or `A to B` in one of its many spellings, or a product or a sum.
  private static func interval(at start: Int, in tokens: [Token]) -> NumberMention? {
    if let opener = word(start, tokens), opener == "entre" || opener == "between" || opener == "from",
      let first = simple(at: start + 1, in: tokens),
      let joiner = word(first.tokens.upperBound, tokens), ["et", "and", "a", "to"].contains(joiner),
      let second = simple(at: first.tokens.upperBound + 1, in: tokens), second.high >= first.low
    {
      return NumberMention(tokens: start..<second.tokens.upperBound, low: first.low, high: second.high)
    }
    guard let first = simple(at: start, in: tokens) else { return nil }
    if first.isArticle { return first }
    let after = first.tokens.upperBound
    guard after < tokens.count else { return first }
    let isDash = tokens[after].gap == .hyphen && tokens[after].kind == .number && tokens[after - 1].kind == .number
    let joined = ["a", "ou", "or", "to"].contains(tokens[after].text)
    if isDash || joined, let second = simple(at: isDash ? after : after + 1, in: tokens), !second.isArticle,
      second.high > first.low, isSameScale(first, second)
    {
      return NumberMention(
        tokens: first.tokens.lowerBound..<second.tokens.upperBound, low: first.low, high: second.high)
    }
    if tokens[after].text == "+", let second = simple(at: after + 1, in: tokens) {
      return NumberMention(
        tokens: first.tokens.lowerBound..<second.tokens.upperBound, low: first.low + second.low,
        high: first.high + second.high)
    }
    if let group = word(after, tokens), groupWords.contains(group), let of = word(after + 1, tokens),
      of == "de" || of == "of",
      let size = simple(at: after + 2, in: tokens)
    {
      return NumberMention(
        tokens: first.tokens.lowerBound..<size.tokens.upperBound, low: first.low * size.low,
        high: first.high * size.high)
    }
    return first
  }

  /// « 3 ou 4 » is a range, « 2 h ou 30 » is not: the second number is at most ten times the first.
  private static func isSameScale(_ a: NumberMention, _ b: NumberMention) -> Bool { b.high <= max(10, a.low * 10) }

  private static let groupWords: Set<String> = [
    "groupes", "groupe", "tables", "table", "equipes", "equipe", "binomes", "groups", "group", "tables", "teams",
  ]

  /// One number, in figures or in words.
  static func simple(at start: Int, in tokens: [Token]) -> NumberMention? {
    guard start < tokens.count else { return nil }
    if tokens[start].kind == .number { return figures(at: start, in: tokens) }
    return words(at: start, in: tokens)
  }

  private static func figures(at start: Int, in tokens: [Token]) -> NumberMention? {
    guard tokens[start].text.utf8.count <= 9, var value = Double(tokens[start].text) else { return nil }
    var end = start + 1
    while end < tokens.count, tokens[end].kind == .number, tokens[end].gap == .space, tokens[end].text.utf8.count == 3,
      value < 1_000_000, end > start, tokens[end - 1].text.utf8.count <= 3, let group = Double(tokens[end].text)
    {
      value = value * 1000 + group
      end += 1
    }
    var mention = NumberMention(tokens: start..<end, low: value, high: value)
    if end < tokens.count, tokens[end].gap == .none || tokens[end].gap == .space {
      if tokens[end].gap == .none, ["aine", "ene", "zaine", "taine", "ne"].contains(tokens[end].text) {
        mention = widened(mention, down: 1, up: 1)
        mention.tokens = start..<(end + 1)
      } else if tokens[end].text == "k", tokens[end].gap == .none {
        mention = NumberMention(tokens: start..<(end + 1), low: value * 1000, high: value * 1000)
      }
    }
    return mention
  }

  /// « quatre-vingt-dix », `twenty five`, « une petite trentaine », `a couple of`.
  private static func words(at start: Int, in tokens: [Token]) -> NumberMention? {
    if let mention = collective(at: start, in: tokens) { return mention }
    var total = 0.0
    var current = 0.0
    var last = Double.infinity
    var index = start
    while let text = word(index, tokens) {
      if index > start, text == "et" || text == "and", let next = word(index + 1, tokens),
        let value = NumberWords.values[next],
        last >= 20, value < last, value == 1 || value == 11 || text == "and"
      {
        index += 1
        continue
      }
      guard let value = NumberWords.values[text] else { break }
      if index > start, tokens[index].gap == .clause { break }
      if value == 100, current >= 100 { break }
      if value == 100 || value == 1000 {
        if value == 100 {
          current = max(1, current) * 100
        } else {
          (total, current) = (total + max(1, current) * 1000, 0)
        }
      } else if text.hasPrefix("vingt"), last == 4 {
        current += 76
      } else if value < last, last >= 20 || index == start, last >= 60 || value < 10 || index == start || last == 100 {
        current += value
      } else {
        break
      }
      last = text.hasPrefix("vingt") && last == 4 ? 80 : value
      index += 1
    }
    guard index > start else { return nil }
    let value = total + current
    let isArticle = index == start + 1 && (tokens[start].text == "un" || tokens[start].text == "une")
    return NumberMention(tokens: start..<index, low: value, high: value, isArticle: isArticle)
  }

  private static func collective(at start: Int, in tokens: [Token]) -> NumberMention? {
    var index = start
    var factor = 1.0
    var lean = 0
    while let text = word(index, tokens), index - start < 4 {
      if let base = NumberWords.collectives[text] {
        var end = index + 1
        if let of = word(end, tokens), ["de", "d", "of"].contains(of), base == 2 { end += 1 }
        let mention = NumberMention(tokens: start..<end, low: base * factor, high: base * factor)
        if base == 2 || text == "dozen" { return mention }
        return widened(mention, down: lean == 1 ? 0 : 1, up: lean == -1 ? 0 : 1)
      }
      switch text {
      case "une", "un", "a", "la", "half": if text == "half" { return nil }
      case "petite", "small": lean = -1
      case "bonne", "grosse", "good": lean = 1
      default:
        guard index == start, let value = NumberWords.values[text], value < 10 else { return nil }
        factor = value
      }
      index += 1
    }
    return nil
  }

  /// A tenth on each side, at least one: « une quinzaine » is 13 to 17.
  private static func widened(_ mention: NumberMention, down: Double, up: Double) -> NumberMention {
    var mention = mention
    let margin = max(1, (mention.low * 0.1).rounded(.toNearestOrAwayFromZero))
    mention.low = max(0, mention.low - margin * down)
    mention.high += margin * up
    return mention
  }

  static func word(_ index: Int, _ tokens: [Token]) -> String? {
    index < tokens.count && tokens[index].kind == .word ? tokens[index].text : nil
  }

  static func matches(_ words: [String], at start: Int, in tokens: [Token]) -> Bool {
    guard start + words.count <= tokens.count else { return false }
    for (offset, word) in words.enumerated() where tokens[start + offset].text != word { return false }
    return true
  }
}
