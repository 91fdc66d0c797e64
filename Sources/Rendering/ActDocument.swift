import Advice
import Dialogue
import Knowledge
import Language

/// One act as structured data: for `--json` and for the protocol. The fields are there where they mean something.
package struct ActDocument: Encodable, Sendable {
  package struct Choice: Encodable, Sendable {
    package var id: String
    /// Number to answer with, from 1.
    package var n: Int
    package var label: String
  }

  package struct Step: Encodable, Sendable {
    package var sheet: String
    package var name: String
    package var stage: String
    package var minutes: Int
    package var shortened: Bool
    /// True for what comes in later sessions.
    package var later: Bool
    package var reasons: [String]
    package var pitfalls: [String]
    package var adaptations: [String]
  }

  package struct Fact: Encodable, Sendable {
    package var variable: String
    /// As transcripts write it: `12`, `13-17`, `remote`, `a, b`.
    package var value: String
  }

  package struct Change: Encodable, Sendable {
    package var appeared: [String]
    package var dropped: [String]
    package var risksAppeared: [String]
    package var risksGone: [String]
  }

  package var act: String
  package var text: String?
  package var slot: String?
  package var choices: [Choice]?
  package var facts: [Fact]?
  package var route: [Step]?
  package var cautions: [String]?
  package var confidence: Double?
  package var change: Change?
  package var sheets: [String]?
  /// Ids of the cases shown.
  package var cases: [String]?

  /// For places where the text of all acts stands beside them.
  package var withoutText: ActDocument {
    var copy = self
    copy.text = nil
    return copy
  }

  init(_ act: Act, text: String, _ wording: Wording) {
    self.act = act.id
    self.text = text
    switch act {
    case .understood(let mentions):
      facts = mentions.map { Fact(variable: $0.variable, value: ValueText.text($0.value)) }
    case .corrected(let variable, _, let to, let change):
      facts = [Fact(variable: variable, value: ValueText.text(to))]
      self.change = Change(change)
    case .whatIf(let mentions, let change):
      facts = mentions.map { Fact(variable: $0.variable, value: ValueText.text($0.value)) }
      self.change = Change(change)
    case .question(let question):
      slot = question.slot
      choices = question.choices.enumerated().map { place, id in
        Choice(
          id: id, n: place + 1,
          label: Typography.typeset(
            wording.base.taxonomy.variable(question.slot)?.term(id)?.label[wording.lang] ?? id, wording.lang))
      }
    case .whyAsked(let slot, let candidates): (self.slot, sheets) = (slot, candidates)
    case .assumed(let variable, let value):
      facts = value.map { [Fact(variable: variable, value: ValueText.text($0))] } ?? []
      slot = variable
    case .advice(let advice): describe(advice, wording)
    case .sheet(let id, _): sheets = [id]
    case .comparison(let ranked): sheets = ranked.map(\.sheet.id)
    case .list(let ids), .refused(let ids): sheets = ids
    case .whyNot(let ranked, _, _): sheets = [ranked.sheet.id]
    case .precedent(let id): cases = [id]
    case .found(_, let targets):
      sheets = targets.compactMap { if case .sheet(let id) = $0 { id } else { nil } }
      cases = targets.compactMap { if case .case(let id) = $0 { id } else { nil } }
    default: break
    }
  }

  private mutating func describe(_ advice: Advice, _ wording: Wording) {
    let reasons = ReasonText(wording)
    let texts = AdviceText(wording)
    func typeset(_ text: String) -> String { Typography.typeset(text, wording.lang) }
    let steps = advice.route.steps.map { ($0, false) } + advice.route.later.map { ($0, true) }
    route = steps.compactMap { step, isLater in
      guard let ranked = advice.ranked(step.sheet), let warnings = advice.warnings(for: step.sheet) else { return nil }
      return Step(
        sheet: step.sheet, name: typeset(wording.name(step.sheet)), stage: step.stage, minutes: step.minutes,
        shortened: step.isShortened, later: isLater,
        reasons: (reasons.role(step.role) + reasons.strongest(ranked, most: 5)).map(typeset),
        pitfalls: warnings.pitfalls.map { typeset(texts.pitfall($0)) },
        adaptations: warnings.adaptations.map { typeset(texts.adaptation($0)) })
    }
    cases = advice.precedents.map(\.content.id)
    cautions = advice.cautions.filter(\.isCertain).map(\.content.id)
    confidence = (advice.confidence.share * 100).rounded() / 100
  }
}

extension ActDocument.Change {
  init(_ change: AdviceChange) {
    self.init(
      appeared: change.appeared, dropped: change.dropped, risksAppeared: change.risksAppeared,
      risksGone: change.risksGone)
  }
}
