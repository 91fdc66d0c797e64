import Advice
import Content
import Dialogue
import Knowledge
import Language
import TestContent
import Testing

@Suite("Advice")
struct AdviserTests {
  private func advice(_ values: [String: Value]) throws -> Advice {
    let content = try #require(TestContent.content)
    return Adviser(base: content.base, weights: content.weights)
      .advice(on: Situation(values), askable: content.dialog.slots.map(\.id))
  }

  private func route(_ advice: Advice) -> [String] { (advice.route.steps + advice.route.later).map(\.sheet) }

  @Test("a score is the sum of its contributions")
  func sum() throws {
    let advice = try advice([
      "needs": .choices(["generate-ideas"]), "participants": .number(12...12), "stage": .choice("ideate"),
    ])
    for ranked in advice.ranking {
      #expect(abs(ranked.score - ranked.contributions.reduce(0) { $0 + $1.points }) < 1e-9)
    }
  }

  @Test("the need and the stage bring the sheet made for them first")
  func needFirst() throws {
    for need in ["generate-ideas", "convince", "build-economic-model", "understand-users", "measure-change"] {
      #expect(try advice(["needs": .choices([need])]).ranking.first?.sheet.needs.first == need)
    }
    let first = try advice(["needs": .choices(["build-trust"]), "stage": .choice("form-team")]).ranking.first?.sheet
    #expect(first?.needs.first == "build-trust" && first?.stages.first == "form-team")
  }

  @Test("a route holds no two sheets that do the same thing")
  func noRepeats() throws {
    let content = try #require(TestContent.content)
    for need in content.base.taxonomy.needs.map(\.id) {
      let route = try advice(["needs": .choices([need]), "time": .number(420...420)]).route
      let core = (route.steps + route.later).filter { $0.role == .core }.compactMap { content.base.sheet($0.sheet) }
      for (place, sheet) in core.enumerated() {
        #expect(!core[..<place].contains { $0.related.instead.contains(sheet.id) }, "\(need): \(core.map(\.id))")
      }
    }
  }

  @Test("the planned sessions fit in the time available", arguments: [30, 60, 90, 120, 180, 210, 420, 840])
  func time(minutes: Int) throws {
    for need in ["generate-ideas", "find-root-causes", "understand-users", "build-trust", "convince"] {
      let advice = try advice(["needs": .choices([need]), "time": .number(minutes...minutes)])
      #expect(advice.route.minutes <= minutes)
    }
  }

  @Test("nothing stands before what it needs")
  func order() throws {
    let content = try #require(TestContent.content)
    for need in content.base.taxonomy.needs.map(\.id) {
      let advice = try advice(["needs": .choices([need]), "have": .choices([])])
      let ids = route(advice)
      for (place, id) in ids.enumerated() {
        let needed = try #require(content.base.sheet(id)).requires.artefacts
        let later = ids[(place + 1)...].compactMap { content.base.sheet($0) }
        let earlier = ids[..<place].compactMap { content.base.sheet($0) }
        let held = content.base.taxonomy.inHand(in: advice.situation).union(earlier.flatMap(\.produces))
        guard try #require(content.base.sheet(id)).requires.isMet(by: held) == false else { continue }
        #expect(!later.contains { $0.produces.contains(where: needed.contains) }, "\(need): \(ids)")
      }
    }
  }

  @Test("nothing is to be brought that an earlier step leaves, and nothing follows from an earlier stage")
  func equipment() throws {
    let content = try #require(TestContent.content)
    let taxonomy = content.base.taxonomy
    for need in taxonomy.needs.map(\.id) {
      for minutes in [60, 120, 240, 840] {
        let advice = try advice([
          "needs": .choices([need]), "time": .number(minutes...minutes), "participants": .number(12...12),
        ])
        var left = taxonomy.inHand(in: advice.situation)
        let core = (advice.route.steps + advice.route.later).filter {
          if case .follows = $0.role { false } else { !taxonomy.isTransverse($0.stage) }
        }
        let last = core.compactMap { taxonomy.order(of: $0.stage) }.max() ?? 0
        for step in advice.route.steps + advice.route.later {
          let sheet = try #require(content.base.sheet(step.sheet))
          #expect(left.isDisjoint(with: step.bring))
          #expect(step.bring.isEmpty == sheet.requires.isMet(by: left), "\(need) \(minutes): \(step.sheet)")
          if case .follows = step.role {
            #expect(taxonomy.order(of: sheet) >= last, "\(need) \(minutes): \(step.sheet)")
          }
          left.formUnion(sheet.produces)
        }
      }
    }
  }

  @Test("eighty people and two hours rule out what is made for eight")
  func excluded() throws {
    let advice = try advice(["participants": .number(80...80), "time": .number(120...120)])
    #expect(advice.ranked("co-development")?.exclusion != nil)
    #expect(!route(advice).contains("co-development"))
  }

  @Test("a remote group is not sent where only presence works")
  func mode() throws {
    let advice = try advice(["modality": .choice("remote"), "needs": .choices(["understand-users"])])
    let content = try #require(TestContent.content)
    for id in route(advice) { #expect(content.base.sheet(id)?.modes.contains("remote") == true) }
  }

  @Test("a pitfall fires when its condition holds, is said with « si » when unknown, and is silent when false")
  func warnings() throws {
    let sheet = try #require(TestContent.content?.base.sheet("personas"))
    let conditional = try #require(sheet.pitfalls.first { $0.when?.variables == ["field-knowledge"] })
    func reason(_ values: [String: Value]) -> WarningReason? {
      SheetWarnings(sheet, in: Situation(values)).pitfalls.first { $0.content.id == conditional.id }?.reason
    }
    #expect(reason([:])?.rank == 2)
    #expect(reason(["field-knowledge": .choice("none")])?.rank == 0)
    #expect(reason(["field-knowledge": .choice("rich")]) == nil)
  }

  @Test("confidence grows with what is known")
  func confidence() throws {
    let vague = try advice([:]).confidence.share
    let precise = try advice([
      "needs": .choices(["generate-ideas"]), "stage": .choice("ideate"), "participants": .number(12...12),
      "time": .number(210...210),
      "modality": .choice("in-person"), "facilitation-skill": .choice("experienced"),
      "field-knowledge": .choice("interviews"),
      "have": .choices(["insight-clusters"]),
    ]).confidence.share
    #expect(precise > vague)
  }

  @Test("a question that can change nothing is worth nothing")
  func worthless() throws {
    let content = try #require(TestContent.content)
    let adviser = Adviser(base: content.base, weights: content.weights)
    let outlook = adviser.outlook(on: Situation(["needs": .choices(["generate-ideas"])]))
    #expect((outlook.prospect("stage")?.information ?? 0) > 0.3)
    for prospect in ["stage", "issues"].compactMap(outlook.prospect) {
      #expect(prospect.information >= 0 && (0...1).contains(prospect.stability))
    }
  }

  @Test("the cases shown have something in common with the project, those on the same issue first")
  func precedents() throws {
    let content = try #require(TestContent.content)
    for issue in content.base.taxonomy.issues.map(\.id) {
      let advice = try advice(["issues": .choices([issue]), "stage": .choice("field-research")])
      let route = (advice.route.steps + advice.route.later).map(\.sheet)
      let shares = advice.precedents.map { $0.content.issues.contains(issue) }
      #expect(advice.precedents.count <= 3)
      #expect(shares == shares.sorted { $0 && !$1 }, "\(issue)")
      for precedent in advice.precedents {
        #expect(precedent.content.issues.contains(issue) || precedent.content.methods.contains(where: route.contains))
      }
      // Where a case on the issue is known, it is shown.
      if content.base.cases.contains(where: { $0.issues.contains(issue) }) { #expect(shares.first == true, "\(issue)") }
    }
  }

  @Test("a lesson is told only where its condition holds")
  func lessons() throws {
    let content = try #require(TestContent.content)
    let quiet = try advice([:])
    #expect(quiet.lessons.isEmpty)
    let many = try advice(["sector-mix": .choice("many")])
    #expect(!many.lessons.isEmpty)
    for lesson in many.lessons { #expect(lesson.when?.holds(in: many.situation) == .yes && !lesson.sources.isEmpty) }
    #expect(content.base.lessons.count > many.lessons.count)
  }
}
