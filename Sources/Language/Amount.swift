/// Writes numbers, durations and their intervals as people do.
package enum Amount {
  package enum Kind: Sendable { case count, work, calendar }

  /// « 12 », « 2 h 30 », « 3 semaines ».
  package static func text(_ number: Int, of kind: Kind, _ lang: Lang) -> String {
    switch kind {
    case .count: String(number)
    case .work: work(number, lang)
    case .calendar: calendar(number, lang)
    }
  }

  /// « 13 à 17 », « plus de 20 », « 2 h à 3 h ».
  package static func text(_ range: ClosedRange<Int>, of kind: Kind, _ lang: Lang) -> String {
    let low = text(range.lowerBound, of: kind, lang)
    if range.lowerBound == range.upperBound { return low }
    if range.upperBound == Int.max { return lang == .fr ? "\(low) ou plus" : "\(low) or more" }
    let high = text(range.upperBound, of: kind, lang)
    if range.lowerBound == 0 { return lang == .fr ? "\(high) au plus" : "at most \(high)" }
    return lang == .fr ? "\(low) à \(high)" : "\(low) to \(high)"
  }

  /// Minutes of work; from two days of 7 hours on, in days.
  private static func work(_ minutes: Int, _ lang: Lang) -> String {
    if minutes < 60 { return "\(minutes) min" }
    if minutes >= 840, minutes % 210 == 0 {
      let days = minutes / 420
      let isHalf = minutes % 420 != 0
      return lang == .fr
        ? "\(days) jours" + (isHalf ? " et demi" : "") : "\(days)" + (isHalf ? " and a half" : "") + " days"
    }
    let rest = minutes % 60
    return rest == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h " + (rest < 10 ? "0\(rest)" : "\(rest)")
  }

  private static func calendar(_ days: Int, _ lang: Lang) -> String {
    let units: [(size: Int, fr: (String, String), en: (String, String))] = [
      (365, ("an", "ans"), ("year", "years")), (30, ("mois", "mois"), ("month", "months")),
      (7, ("semaine", "semaines"), ("week", "weeks")),
    ]
    for unit in units where days >= unit.size && days % unit.size == 0 {
      let count = days / unit.size
      let names = lang == .fr ? unit.fr : unit.en
      return "\(count) " + (count == 1 ? names.0 : names.1)
    }
    return "\(days) " + (lang == .fr ? (days < 2 ? "jour" : "jours") : (days == 1 ? "day" : "days"))
  }
}
