import Knowledge
import Language

/// Reads one sheet: `Knowledge/methods/*.yaml`, `Knowledge/tools/*.yaml`.
struct SheetReader {
  let taxonomy: Taxonomy
  let parser: ConditionParser

  init(_ taxonomy: Taxonomy) {
    self.taxonomy = taxonomy
    parser = ConditionParser(taxonomy)
  }

  func sheet(_ fields: Fields) -> Sheet? {
    let id = fields.required("id")?.id()
    let kind = fields.required("kind")?.keyword(Sheet.Kind.self)
    let name = fields.required("name")?.bilingual()
    let also = fields.optional("also")?.bilingualList(isPaired: false) ?? BilingualList()
    let summary = fields.required("summary")?.bilingual()
    let concept = fields.optional("concept")?.bilingual()
    let training = fields.optional("training")?.bilingualList(isPaired: true) ?? BilingualList()
    let stages = ids(fields.required("stages"), among: taxonomy.stages, "stages")
    let needs = ids(fields.required("needs"), among: taxonomy.needs, "needs")
    let issues = ids(fields.optional("issues"), among: taxonomy.issues, "issues")
    let group = fields.required("group").flatMap(group)
    let time = fields.required("time").flatMap(time)
    let modality = taxonomy.variable(VariableID.modality)?.terms ?? []
    let modes = ids(fields.required("modes"), among: modality, VariableID.modality)
    let difficulty = fields.required("difficulty")?.integer(1...3)
    let facilitator = fields.required("facilitator")?.keyword(Sheet.Facilitator.self)
    let requires = fields.optional("requires").flatMap(requirement) ?? .nothing
    let produces = ids(fields.optional("produces"), among: taxonomy.artefacts, "artefacts")
    let materials = fields.required("materials")?.bilingualList(isPaired: true) ?? BilingualList()
    let whenToUse = fields.required("when-to-use")?.bilingualList(isPaired: true) ?? BilingualList()
    let whenNot = fields.required("when-not")?.bilingualList(isPaired: true) ?? BilingualList()
    let steps = (fields.required("steps")?.list() ?? []).compactMap(step)
    let pitfalls = (fields.required("pitfalls")?.list() ?? []).compactMap { pitfall($0, steps) }
    let adaptations = (fields.required("adaptations")?.list() ?? []).compactMap(adaptation)
    let success = fields.optional("success")?.bilingualList(isPaired: true) ?? BilingualList()
    let related = fields.optional("related").flatMap(related) ?? Related()
    let origin = fields.optional("origin").flatMap(origin)
    let uncertain = (fields.optional("uncertain")?.list() ?? []).compactMap { $0.keyword(UncertainFact.self) }
    let sources = SourceReader.sources(fields.required("sources"))
    fields.finish()
    for name in ["steps", "pitfalls", "adaptations"] { fields.optional(name)?.reportRepeatedIDs() }
    guard let id, let kind, let name, let summary, let group, let time, let difficulty, let facilitator else {
      return nil
    }
    remember(fields, id)
    return Sheet(
      id: id, kind: kind, name: name, also: also, summary: summary, concept: concept, training: training,
      stages: stages, needs: needs, issues: issues, group: group, time: time, modes: modes, difficulty: difficulty,
      facilitator: facilitator, requires: requires, produces: produces, materials: materials, whenToUse: whenToUse,
      whenNot: whenNot, steps: steps, pitfalls: pitfalls, adaptations: adaptations, success: success,
      related: related, origin: origin, uncertain: Set(uncertain), sources: sources)
  }

  private func ids(_ list: Item?, among terms: [Term], _ name: String) -> [String] {
    (list?.list() ?? []).compactMap { $0.id(among: terms, name) }
  }

  private func group(_ value: Item) -> GroupSize? {
    guard let fields = value.fields() else { return nil }
    let min = fields.required("min")?.integer(1...10_000)
    let max = fields.required("max")?.integer(1...10_000)
    let best = (fields.required("best")?.list() ?? []).compactMap { $0.integer(1...10_000) }
    fields.finish()
    guard let min, let max, best.count == 2 else { return nil }
    guard min <= best[0], best[0] <= best[1], best[1] <= max else {
      value.report(.invalidNumber, "\(min), \(best), \(max)", "group", "min ≤ best ≤ max")
      return nil
    }
    return GroupSize(min: min, max: max, best: best[0]...best[1])
  }

  private func time(_ value: Item) -> SheetTime? {
    guard let fields = value.fields() else { return nil }
    let min = fields.required("min")?.minutes()
    let max = fields.required("max")?.minutes()
    let prepare = fields.optional("prepare")?.minutes() ?? 0
    fields.finish()
    guard let min, let max else { return nil }
    guard min <= max else {
      value.report(.invalidNumber, "\(min) > \(max)", "time", "min ≤ max")
      return nil
    }
    return SheetTime(min: min, max: max, prepare: prepare)
  }

  private func requirement(_ value: Item) -> Requirement? {
    guard let fields = value.fields() else { return nil }
    let all = ids(fields.optional("all"), among: taxonomy.artefacts, "artefacts")
    let any = ids(fields.optional("any"), among: taxonomy.artefacts, "artefacts")
    fields.finish()
    return !all.isEmpty ? .all(all) : !any.isEmpty ? .any(any) : .nothing
  }

  private func related(_ value: Item) -> Related? {
    guard let fields = value.fields() else { return nil }
    let related = Related(
      before: fields.optional("before")?.sheetReferences() ?? [],
      after: fields.optional("after")?.sheetReferences() ?? [],
      instead: fields.optional("instead")?.sheetReferences() ?? [])
    fields.finish()
    return related
  }

  private func origin(_ value: Item) -> Origin? {
    guard let fields = value.fields() else { return nil }
    let fr = fields.required("fr")?.text()
    let en = fields.required("en")?.text()
    let certainty = fields.required("certainty")?.keyword(Source.Certainty.self)
    fields.finish()
    guard let fr, let en, let certainty else { return nil }
    return Origin(text: Bilingual(fr: fr, en: en), certainty: certainty)
  }

  private func step(_ value: Item) -> SheetStep? {
    guard let fields = value.fields() else { return nil }
    let id = fields.required("id")?.id()
    let minutes = fields.required("minutes")?.integer(1...5_000)
    let title = fields.required("title")?.bilingual()
    let instruction = fields.required("do")?.bilingual()
    let tip = fields.optional("tip")?.bilingual()
    fields.finish()
    guard let id, let minutes, let title, let instruction else { return nil }
    return SheetStep(id: id, minutes: minutes, title: title, instruction: instruction, tip: tip)
  }

  private func pitfall(_ value: Item, _ steps: [SheetStep]) -> Pitfall? {
    guard let fields = value.fields() else { return nil }
    let id = fields.required("id")?.id()
    let at = fields.optional("at")
    let step = at?.id()
    if let at, let step, !steps.contains(where: { $0.id == step }) {
      at.report(.unknownStep, step, steps.map(\.id).joined(separator: ", "))
    }
    let when = fields.optional("when")?.condition(parser)
    let severity = fields.required("severity")?.integer(1...3)
    let risk = fields.required("risk")?.bilingual()
    let avoid = fields.required("avoid")?.bilingual()
    fields.finish()
    guard let id, let severity, let risk, let avoid else { return nil }
    return Pitfall(id: id, step: step, when: when, severity: severity, risk: risk, avoid: avoid)
  }

  private func adaptation(_ value: Item) -> Adaptation? {
    guard let fields = value.fields() else { return nil }
    let id = fields.required("id")?.id()
    let when = fields.required("when")?.condition(parser)
    let change = fields.required("change")?.bilingual()
    let minutes = fields.optional("time")?.minutes(signed: true) ?? 0
    fields.finish()
    guard let id, let when, let change else { return nil }
    return Adaptation(id: id, when: when, change: change, minutes: minutes)
  }

  private func remember(_ fields: Fields, _ id: String) {
    let log = fields.value.file.log
    log.remember("sheet:" + id, at: fields.optional("id")?.place ?? fields.value.place)
    // What has a meaning when it is absent too: the lints ask for it in so many words.
    let related = fields.optional("related")
    let stated = [
      ("requires", fields.optional("requires")), ("time.prepare", fields.optional("time")?.peek("prepare")),
      ("related.before", related?.peek("before")), ("related.after", related?.peek("after")),
      ("related.instead", related?.peek("instead")),
    ]
    for (name, item) in stated {
      if let item { log.remember("sheet:\(id)/stated:\(name)", at: item.place) }
    }
    for item in fields.optional("adaptations")?.elements ?? [] {
      guard let part = item.peek("id")?.scalar, let time = item.peek("time") else { continue }
      log.remember("sheet:\(id)/stated:adaptations:\(part)", at: time.place)
    }
    for kind in ["steps", "pitfalls", "adaptations"] {
      for item in fields.optional(kind)?.elements ?? [] {
        guard let part = item.peek("id")?.scalar else { continue }
        log.remember("sheet:\(id)/\(kind):\(part)", at: (item.peek("when") ?? item).place)
      }
    }
  }
}
