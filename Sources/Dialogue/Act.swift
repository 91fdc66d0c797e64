package import Advice
package import Knowledge
import Language

/// One thing that the assistant says or shows. `Rendering` finds the words.
package enum Act: Sendable {
  /// A phrase of `Dialogs/phrases.yaml` that needs nothing else.
  case phrase(String)
  case understood([Reading.Mention])
  /// A value replaced another; what it changes in the advice, when advice can already be told.
  case corrected(variable: String, from: Value, to: Value, change: AdviceChange)
  /// A number that cannot be; the known value is kept.
  case impossible(variable: String, value: Value, kept: Value?)
  case question(Question)
  /// The user does not know: what is taken.
  case assumed(variable: String, value: Value?)
  case whyAsked(slot: String, candidates: [String])
  case advice(Advice)
  case reasons(Advice)
  case whyNot(Ranked, place: Int, isRecommended: Bool)
  case whatIf([Reading.Mention], change: AdviceChange)
  case sheet(String, SheetWarnings)
  case comparison([Ranked])
  case list([String])
  case definition(String)
  /// A documented case, by its id.
  case precedent(String)
  /// A recipe, told for a situation.
  case recipe(String, Situation)
  /// Nothing under that name; the nearest, when there is one.
  case unknownName(String, nearest: String?)
  case found(query: String, [SearchIndex.Target])
  /// What is known so far.
  case recap(Situation)
  case guideStart(sheet: String, minutes: Int)
  case guideStep(
    sheet: String, step: Int, minutes: Int, pitfalls: [Warning<Pitfall>], adaptations: [Warning<Adaptation>])
  case guideEnd(sheet: String)
  case undone(count: Int)
  /// A deadline was said that only a calendar could measure: how far it is.
  case howFar(date: String)
  /// Sheets that are left out from now on.
  case refused([String])
  /// What was understood of earlier messages and no longer is, since the content changed; in words.
  case suspended([String])
  case notUnderstood(NotUnderstood)

  /// A stable word for each kind of act, used by transcripts and the protocol.
  package var id: String {
    switch self {
    case .phrase(let id): id
    case .understood: "understood"
    case .corrected: "corrected"
    case .impossible: "impossible"
    case .question(let question): "ask:" + question.slot
    case .assumed: "assumed"
    case .whyAsked: "why-asked"
    case .advice: "advice"
    case .reasons: "reasons"
    case .whyNot: "why-not"
    case .whatIf: "what-if"
    case .sheet(let id, _): "sheet:" + id
    case .comparison: "comparison"
    case .list: "list"
    case .definition(let id): "definition:" + id
    case .precedent(let id): "case:" + id
    case .recipe(let id, _): "recipe:" + id
    case .unknownName: "unknown-name"
    case .found: "found"
    case .recap: "recap"
    case .guideStart(let sheet, _): "guide:" + sheet
    case .guideStep(_, let step, _, _, _): "guide-step:\(step + 1)"
    case .guideEnd: "guide-end"
    case .undone: "undone"
    case .howFar: "how-far"
    case .refused: "refused"
    case .suspended: "suspended"
    case .notUnderstood: "not-understood"
    }
  }
}

extension Act {
  /// Whether it shows what may be picked by number.
  package var showsChoices: Bool {
    switch self {
    case .question(let question): !question.isRepeated && !question.choices.isEmpty
    case .notUnderstood(.choices): true
    case .notUnderstood(.open(let nearest, _)): !nearest.isEmpty
    case .advice, .list, .found: true
    default: false
    }
  }
}

/// A question put to the user.
package struct Question: Hashable, Sendable {
  package var slot: String
  /// Ids of the values that may be picked by number, in order.
  package var choices: [String]
  /// Already asked: a digression or an unclear answer came between.
  package var isRepeated: Bool
  /// The first question of the conversation: what else may be said is told with it.
  package var isFirst: Bool
}

/// The rungs of the ladder when an answer is not understood.
package enum NotUnderstood: Hashable, Sendable {
  /// Said again with an example.
  case example(slot: String)
  /// The choices are shown.
  case choices(slot: String)
  /// Passing over is offered.
  case offerSkip(slot: String)
  /// Taken as « je ne sais pas ».
  case skipped(slot: String)
  /// No question waits; sheets near the words, if any. Every second time in other words.
  case open(nearest: [String], isAgain: Bool)
}
