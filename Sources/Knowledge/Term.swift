package import Language

/// A named thing of the vocabulary: a stage, a need, an issue, an artefact, or a value of a variable.
/// Source: `Knowledge/taxonomy.yaml`.
package struct Term: Hashable, Sendable, Codable {
  /// Stable, kebab-case.
  package var id: String
  package var label: Bilingual
  /// A clause that follows « si », « comme » or « parce que »: « vous avez des notes d'entretien ».
  package var phrase: Bilingual
  /// Words recognised in any message.
  package var match: BilingualList
  /// Phrases that hold words of `match` and mean something else.
  package var except: BilingualList
  /// Words recognised only as an answer to the question about this variable.
  package var answer: BilingualList
  /// Amounts of money, in euros, that this value stands for.
  package var money: ClosedRange<Int>?
  /// For an artefact: when it holds, the group has the artefact without saying so.
  package var impliedBy: Condition?
  /// For an artefact: every project has it.
  package var isGiven = false

  package init(
    id: String, label: Bilingual, phrase: Bilingual? = nil, match: BilingualList = BilingualList(),
    except: BilingualList = BilingualList(), answer: BilingualList = BilingualList(), impliedBy: Condition? = nil
  ) {
    self.id = id
    self.label = label
    self.phrase = phrase ?? label
    self.match = match
    self.except = except
    self.answer = answer
    self.impliedBy = impliedBy
  }
}
