/// The variables that the advice itself reads; the others only matter to conditions.
package enum VariableID {
  package static let stage = "stage"
  package static let needs = "needs"
  package static let issues = "issues"
  package static let have = "have"
  package static let participants = "participants"
  package static let time = "time"
  package static let modality = "modality"
  package static let facilitation = "facilitation-skill"
  package static let organisation = "organisation"

  /// Variables that a taxonomy must define for the advice to work.
  package static let required = [participants, time, modality, facilitation]
}

extension VariableID {
  /// The lists of the taxonomy that the vocabulary's own variables choose from.
  package static let vocabularyLists = [stage: "stages", needs: "needs", issues: "issues", have: "artefacts"]
}
