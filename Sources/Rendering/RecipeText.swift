import Advice
import Knowledge
import Language

/// A recipe: what is known, who to bring in, the phases with their sheets, what fails, what to measure, what to change here.
struct RecipeText {
  private let wording: Wording
  private var lang: Lang { wording.lang }

  init(_ wording: Wording) { self.wording = wording }

  func text(_ id: String, in situation: Situation) -> String {
    guard let recipe = wording.base.recipe(id) else { return wording.say("unknown-name", ["name": id]) }
    let texts = AdviceText(wording)
    let failures = recipe.failures.compactMap { failure in
      WarningReason(failure.when, in: situation).map { texts.pitfall(Warning(content: failure, reason: $0)) }
    }
    let adaptations = recipe.adaptations.compactMap { adaptation in
      WarningReason(adaptation.when, in: situation).map { texts.adaptation(Warning(content: adaptation, reason: $0)) }
    }
    let blocks = [
      recipe.name[lang].uppercased() + "\n" + recipe.summary[lang],
      section("recipe-figures", recipe.figures.map(\.text[lang])),
      section("recipe-actors", recipe.actors.map(\.text[lang])),
      ([wording.say("recipe-phases")] + recipe.phases.enumerated().map(phase)).joined(separator: "\n"),
      section("recipe-failures", failures), section("recipe-measure", recipe.measure[lang]),
      section("sheet-adaptations", adaptations), SheetText(wording).sources(recipe.sources),
    ]
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func phase(_ place: Int, _ phase: Recipe.Phase) -> String {
    let values = [
      "name": phase.name[lang], "from": "\(phase.weeks.lowerBound)", "to": "\(phase.weeks.upperBound)",
    ]
    let sheets =
      phase.sheets.isEmpty ? "" : "\n   - " + wording.say("recipe-sheets", ["sheets": wording.names(phase.sheets)])
    return "\(place + 1). " + wording.say("recipe-phase", values) + "\n   " + phase.instruction[lang] + sheets
  }

  private func section(_ title: String, _ items: [String]) -> String {
    items.isEmpty ? "" : ([wording.say(title)] + items.map { "- " + $0 }).joined(separator: "\n")
  }
}
