/// The words that name durations, folded, in both languages.
enum DurationWords {
  struct Unit {
    /// Minutes of work, or days of the calendar.
    var size: Double
    var isCalendar: Bool
  }

  static let units: [String: Unit] = {
    var table: [String: Unit] = [:]
    func add(_ size: Double, _ words: String, isCalendar: Bool = false) {
      for word in words.split(separator: " ") { table[String(word)] = Unit(size: size, isCalendar: isCalendar) }
    }
    add(1, "min minute minutes")
    add(60, "h heure heures hour hours hr hrs")
    add(150, "soiree soirees soir soirs evening evenings")
    add(210, "matin matins matinee matinees aprem apresmidi morning mornings afternoon afternoons")
    add(420, "jour jours journee journees day days samedi samedis dimanche")
    add(840, "weekend weekends")
    add(7, "semaine semaines week weeks", isCalendar: true)
    add(30, "mois month months", isCalendar: true)
    add(365, "an ans annee annees year years", isCalendar: true)
    return table
  }()

  /// Words that are counted and then given a length: « deux séances de 2 h ».
  static let occasions: Set<String> = [
    "seance", "seances", "session", "sessions", "soiree", "soirees", "reunion", "reunions", "atelier", "ateliers",
    "meeting", "meetings", "workshop", "workshops", "fois", "times", "evenings", "rencontres", "creneaux", "matinees",
  ]

  static let remainders: [([String], Double)] = [
    (["et", "demie"], 30), (["et", "demi"], 30), (["et", "quart"], 15), (["and", "a", "half"], 30),
    (["and", "half"], 30),
    (["moins", "le", "quart"], -15),
  ]
}
