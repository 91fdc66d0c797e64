package import Knowledge
package import Language

/// One question of a dialogue: which variable it fills, how it is asked and why.
/// Source: `Dialogs/*.yaml`, field `slots`.
package struct Slot: Sendable, Identifiable, Codable {
  /// The variable of the taxonomy that it fills.
  package var id: String
  package var ask: Bilingual
  /// An example of an answer, for whoever did not see what was asked.
  package var example: Bilingual
  /// Why it is asked, in the user's terms.
  package var why: Bilingual
  /// What is taken when the user does not know, and how it is said.
  package var assumption: Assumption
  /// Values shown as choices, in order; empty for all of a choice, none of a number.
  package var offers: [String]
  /// What asking costs, in bits: an intimate or tiring question must be worth it.
  package var cost: Double

  package struct Assumption: Sendable, Codable {
    package var says: Bilingual
    package var value: Value?

    package init(says: Bilingual, value: Value? = nil) {
      self.says = says
      self.value = value
    }
  }

  package init(
    id: String, ask: Bilingual, example: Bilingual, why: Bilingual, assumption: Assumption, offers: [String] = [],
    cost: Double = 0
  ) {
    self.id = id
    self.ask = ask
    self.example = example
    self.why = why
    self.assumption = assumption
    self.offers = offers
    self.cost = cost
  }
}
