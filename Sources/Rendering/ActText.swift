import Advice
import Dialogue
import Knowledge
import Language

/// The words of each act.
struct ActText {
  private let wording: Wording

  init(_ wording: Wording) { self.wording = wording }

  func text(_ act: Act) -> String {
    switch act {
    case .phrase(let id): return wording.say(id)
    case .understood(let mentions): return understood(mentions)
    case .corrected(let variable, let from, let to, let change):
      let values = [
        "variable": wording.label(variable).lowercasedFirst, "from": wording.text(from, of: variable),
        "to": wording.text(to, of: variable),
      ]
      return wording.say("corrected", values) + " " + ChangeText(wording).text(change)
    case .impossible(let variable, let value, let kept): return impossible(variable, value, kept)
    case .question(let question): return QuestionText(wording).text(question)
    case .assumed(let variable, _):
      return wording.say("assumed", ["assumption": wording.dialog.slot(variable)?.assumption.says[wording.lang] ?? ""])
    case .whyAsked(let slot, let candidates): return QuestionText(wording).why(slot, candidates)
    case .notUnderstood(let rung): return QuestionText(wording).notUnderstood(rung)
    case .advice(let advice): return AdviceText(wording).text(advice)
    case .reasons(let advice): return ReasonText(wording).text(advice)
    case .whyNot(let ranked, let place, let isRecommended):
      return ReasonText(wording).whyNot(ranked, place, isRecommended)
    case .whatIf(let mentions, let change):
      let clause = wording.list(mentions.map { wording.clause($0.value, of: $0.variable) })
      return wording.say("what-if", ["clause": clause]) + " " + ChangeText(wording).text(change)
    case .sheet(let id, let warnings): return SheetText(wording).text(id, warnings)
    case .comparison(let ranked): return SheetText(wording).comparison(ranked.map(\.sheet))
    case .list(let ids): return SheetText(wording).list(ids)
    case .definition(let id): return definition(id)
    case .precedent(let id):
      return wording.base.case(id).map(CaseText(wording).text) ?? wording.say("unknown-name", ["name": id])
    case .recipe(let id, let situation): return RecipeText(wording).text(id, in: situation)
    case .unknownName(let name, let nearest): return unknownName(name, nearest)
    case .found(let query, let targets): return found(query, targets)
    case .recap(let situation): return recap(situation)
    case .guideStart(let sheet, let minutes): return SheetText(wording).guideStart(sheet, minutes)
    case .guideStep(let sheet, let step, let minutes, let pitfalls, let adaptations):
      return SheetText(wording).guideStep(sheet, step, minutes, pitfalls, adaptations)
    case .guideEnd(let sheet): return SheetText(wording).guideEnd(sheet)
    case .suspended(let facts):
      return wording.say("suspended", ["items": facts.joined(separator: wording.lang == .fr ? " ; " : "; ")])
    case .howFar(let date): return wording.say("how-far", ["date": date])
    case .refused(let ids): return wording.say("refused", ["sheets": wording.names(ids)])
    case .undone(let count):
      return count == 1 ? wording.say("undone-one") : wording.say("undone-many", ["n": "\(count)"])
    }
  }

  private func understood(_ mentions: [Reading.Mention]) -> String {
    let items = mentions.map { mention in
      let known = guessed(mention) ?? wording.clause(mention.value, of: mention.variable)
      let clause =
        known.isEmpty ? wording.label(mention.variable).lowercasedFirst + ", " + wording.say("nothing") : known
      return mention.isCorrected ? clause + " " + wording.say("read-as", ["words": mention.words]) : clause
    }
    return wording.say("understood", ["items": items.joined(separator: wording.lang == .fr ? " ; " : "; ")])
  }

  /// Needs and issues are drawn from free words: these are shown, the surest first. Nil for what is said as it is.
  private func guessed(_ mention: Reading.Mention) -> String? {
    guard [VariableID.needs, VariableID.issues].contains(mention.variable), !mention.isDenied, !mention.isCorrected,
      case .choices(let ids) = mention.value, mention.evidence.count == ids.count
    else { return nil }
    let clauses = mention.evidence.map { evidence in
      wording.clause(.choices([evidence.id]), of: mention.variable) + " "
        + wording.say("because-of", ["words": evidence.words])
    }
    return wording.list(clauses)
  }

  private func impossible(_ variable: String, _ value: Value, _ kept: Value?) -> String {
    let values = ["variable": wording.label(variable), "value": wording.text(value, of: variable)]
    guard let kept else { return wording.say("impossible", values) }
    return wording.say("impossible-kept", values.merging(["kept": wording.text(kept, of: variable)]) { a, _ in a })
  }

  private func definition(_ id: String) -> String {
    guard let term = wording.base.term(id) else { return wording.say("unknown-name", ["name": id]) }
    let lang = wording.lang
    var lines = [
      wording.say("definition", ["term": term.name[lang].uppercasedFirst, "definition": term.definition[lang]])
    ]
    if !term.see.isEmpty { lines.append(wording.say("see-also", ["sheets": wording.names(term.see)])) }
    if !term.sources.isEmpty { lines.append(SheetText(wording).sources(term.sources)) }
    return lines.joined(separator: "\n")
  }

  private func unknownName(_ name: String, _ nearest: String?) -> String {
    let shown = name.count > 60 ? String(name.prefix(60)) + "…" : name
    guard let nearest else { return wording.say("unknown-name", ["name": shown]) }
    let meant = wording.base.term(nearest)?.name[wording.lang] ?? wording.name(nearest)
    return wording.say("unknown-name-nearest", ["name": shown, "nearest": meant])
  }

  private func found(_ query: String, _ targets: [SearchIndex.Target]) -> String {
    let shown = query.count > 60 ? String(query.prefix(60)) + "…" : query
    guard !targets.isEmpty else { return wording.say("found-nothing", ["query": shown]) }
    let lines = targets.enumerated().map { place, target in
      switch target {
      case .sheet(let id):
        "\(place + 1). \(wording.name(id)) – \(wording.base.sheet(id)?.summary[wording.lang] ?? "")"
      case .term(let id):
        "\(place + 1). \(wording.base.term(id)?.name[wording.lang].uppercasedFirst ?? id) – \(wording.say("glossary-term"))"
      case .case(let id): "\(place + 1). " + (wording.base.case(id).map(CaseText(wording).line) ?? id)
      }
    }
    return ([wording.say("found", ["query": shown])] + lines).joined(separator: "\n")
  }

  private func recap(_ situation: Situation) -> String {
    let lines = wording.base.taxonomy.variables.compactMap { variable -> String? in
      guard let value = situation[variable.id] else { return nil }
      let note = situation.assumed.contains(variable.id) ? " " + wording.say("assumed-mark") : ""
      let text = variable.text(value, wording.lang)
      let colon = wording.lang == .fr ? " : " : ": "
      return "- " + variable.label[wording.lang] + colon
        + (text.isEmpty ? wording.say("nothing") : text.lowercasedFirst) + note
    }
    guard !lines.isEmpty else { return wording.say("recap-empty") }
    return ([wording.say("recap")] + lines + [wording.say("recap-correct")]).joined(separator: "\n")
  }
}
