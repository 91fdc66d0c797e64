import Advice
import Knowledge
import Language

/// Sheets: whole, side by side, in a list, and step by step.
struct SheetText {
  private let wording: Wording
  private var lang: Lang { wording.lang }

  init(_ wording: Wording) { self.wording = wording }

  func text(_ id: String, _ warnings: SheetWarnings) -> String {
    guard let sheet = wording.base.sheet(id) else { return wording.say("unknown-name", ["name": id]) }
    var blocks = [heading(sheet)]
    if let concept = sheet.concept { blocks.append(concept[lang]) }
    blocks.append(section("sheet-when", sheet.whenToUse[lang]))
    blocks.append(section("sheet-when-not", sheet.whenNot[lang]))
    blocks.append(section("sheet-materials", sheet.materials[lang]))
    let steps = sheet.steps.enumerated().map { place, step in
      let tip = step.tip.map { "\n   " + wording.say("tip", ["tip": $0[lang]]) } ?? ""
      return "\(place + 1). \(step.title[lang]) (\(wording.work(step.minutes)))\n   \(step.instruction[lang])" + tip
    }
    blocks.append(([wording.say("sheet-steps")] + steps).joined(separator: "\n"))
    let advice = AdviceText(wording)
    blocks.append(section("sheet-pitfalls", warnings.pitfalls.map { advice.pitfall($0) }))
    blocks.append(section("sheet-adaptations", warnings.adaptations.map { advice.adaptation($0) }))
    blocks.append(section("sheet-success", sheet.success[lang]))
    blocks.append(section("sheet-training", sheet.training[lang]))
    blocks.append(related(sheet.related))
    if let origin = sheet.origin { blocks.append(self.origin(origin)) }
    blocks.append(sources(sheet.sources))
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func heading(_ sheet: Sheet) -> String {
    let modes = sheet.modes.map { wording.text(.choice($0), of: VariableID.modality).lowercasedFirst }
    let facts = wording.say(
      "sheet-facts",
      [
        "group": wording.count(sheet.group.range) + doubt(.group, sheet), "best": wording.count(sheet.group.best),
        "time": Amount.text(sheet.time.min...sheet.time.max, of: .work, lang) + doubt(.time, sheet),
        "prepare": wording.work(sheet.time.prepare),
        "modes": wording.list(modes), "difficulty": wording.say("difficulty-\(sheet.difficulty)"),
        "facilitator": wording.say("facilitator-" + sheet.facilitator.rawValue),
      ])
    let needs = sheet.requires.artefacts
    var lines = [sheet.name[lang].uppercased(), sheet.summary[lang], facts]
    if !needs.isEmpty {
      let isChoice = if case .any = sheet.requires { needs.count > 1 } else { false }
      let artefacts = wording.artefacts(needs, isChoice: isChoice)
      lines.append(wording.say(isChoice ? "sheet-requires-any" : "sheet-requires", ["artefacts": artefacts]))
    }
    if !sheet.produces.isEmpty {
      lines.append(wording.say("sheet-produces", ["artefacts": wording.artefacts(sheet.produces)]))
    }
    return lines.joined(separator: "\n")
  }

  /// A fact that nobody has checked says so.
  private func doubt(_ fact: UncertainFact, _ sheet: Sheet) -> String {
    sheet.uncertain.contains(fact) ? " (" + wording.say("certainty-uncertain") + ")" : ""
  }

  private func related(_ related: Related) -> String {
    let kinds = [
      ("related-before", related.before), ("related-after", related.after), ("related-instead", related.instead),
    ]
    return kinds.filter { !$0.1.isEmpty }.map { wording.say($0.0, ["sheets": wording.names($0.1)]) }
      .joined(separator: "\n")
  }

  private func origin(_ origin: Origin) -> String {
    let mark = origin.certainty == .verified ? "" : " (" + wording.say("certainty-" + origin.certainty.rawValue) + ")"
    return wording.say("sheet-origin", ["origin": origin.text[lang] + mark])
  }

  private func section(_ title: String, _ items: [String]) -> String {
    items.isEmpty ? "" : ([wording.say(title)] + items.map { "- " + $0 }).joined(separator: "\n")
  }

  /// The first source in short: who says it, and where.
  func brief(_ sources: [Source]) -> String {
    guard let first = sources.first else { return "" }
    let mark = first.certainty == .verified ? "" : " (" + wording.say("certainty-" + first.certainty.rawValue) + ")"
    return [first.publisher ?? first.author ?? first.title, first.url].compactMap { $0 }.joined(separator: ", ") + mark
  }

  func sources(_ sources: [Source]) -> String {
    let items = sources.map { source in
      let parts = [source.author, source.title, source.publisher, source.year.map(String.init), source.url].compactMap {
        $0
      }
      let mark = source.certainty == .verified ? "" : " (" + wording.say("certainty-" + source.certainty.rawValue) + ")"
      return parts.joined(separator: ", ") + mark
    }
    return section("sheet-sources", items)
  }

  /// A source without its address, with its certainty, whatever it is.
  func source(_ source: Source) -> String {
    let parts = [source.author, source.title, source.publisher, source.year.map(String.init)].compactMap { $0 }
    return parts.joined(separator: ", ") + " (" + wording.say("certainty-" + source.certainty.rawValue) + ")"
  }

  func list(_ ids: [String]) -> String {
    let lines = ids.enumerated().map { place, id in
      let sheet = wording.base.sheet(id)
      return
        "\(place + 1). \(wording.name(id)) – \(sheet.map { wording.stage($0.stages.first ?? "").lowercasedFirst } ?? "")"
    }
    return ([wording.say("list", ["n": "\(ids.count)"])] + lines + [wording.say("list-hint")]).joined(separator: "\n")
  }

  func comparison(_ sheets: [Sheet]) -> String {
    let colon = lang == .fr ? " : " : ": "
    let blocks = sheets.map { sheet in
      [
        sheet.name[lang],
        "- " + sheet.summary[lang],
        "- " + wording.say("compare-group") + colon + wording.count(sheet.group.range),
        "- " + wording.say("compare-time") + colon + Amount.text(sheet.time.min...sheet.time.max, of: .work, lang),
        "- " + wording.say("compare-difficulty") + colon + wording.say("difficulty-\(sheet.difficulty)"),
        "- " + wording.say("compare-when") + colon + (sheet.whenToUse[lang].first ?? "").lowercasedFirst,
        "- " + wording.say("compare-when-not") + colon + (sheet.whenNot[lang].first ?? "").lowercasedFirst,
      ].joined(separator: "\n")
    }
    return ([wording.say("compare")] + blocks).joined(separator: "\n\n")
  }

  // MARK: Step by step

  func guideStart(_ id: String, _ minutes: Int) -> String {
    guard let sheet = wording.base.sheet(id) else { return "" }
    return [
      wording.say(
        "guide-start", ["sheet": sheet.name[lang], "time": wording.work(minutes), "n": "\(sheet.steps.count)"]),
      section("sheet-materials", sheet.materials[lang]),
    ].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  func guideStep(
    _ id: String, _ place: Int, _ minutes: Int, _ pitfalls: [Warning<Pitfall>], _ adaptations: [Warning<Adaptation>]
  ) -> String {
    guard let sheet = wording.base.sheet(id), sheet.steps.indices.contains(place) else { return "" }
    let step = sheet.steps[place]
    let values = [
      "place": "\(place + 1)", "n": "\(sheet.steps.count)", "title": step.title[lang], "time": wording.work(minutes),
    ]
    let advice = AdviceText(wording)
    var lines = [wording.say("guide-step", values), step.instruction[lang]]
    if let tip = step.tip { lines.append(wording.say("tip", ["tip": tip[lang]])) }
    lines += pitfalls.prefix(3).map { "- " + advice.pitfall($0) }
    lines += adaptations.prefix(3).map { "- " + advice.adaptation($0) }
    lines.append(wording.say(place + 1 == sheet.steps.count ? "guide-last" : "guide-next"))
    return lines.joined(separator: "\n")
  }

  func guideEnd(_ id: String) -> String {
    guard let sheet = wording.base.sheet(id) else { return "" }
    return [
      wording.say("guide-end", ["sheet": sheet.name[lang]]), section("sheet-success", sheet.success[lang]),
    ].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }
}
