package import Language

/// The vocabulary that sheets, dialogues and search share. Source: `Knowledge/taxonomy.yaml`.
package struct Taxonomy: Sendable {
  /// In the order of a project.
  package let stages: [Term]
  package let needs: [Term]
  package let issues: [Term]
  /// What a step needs in hand or leaves behind.
  package let artefacts: [Term]
  /// All that can be known of a project, `stage`, `needs`, `issues` and `have` first.
  package let variables: [Variable]
  package let conditions: [NamedCondition]
  /// Stages that run all along a project.
  private let transverse: Set<String>

  private let byID: [String: Variable]
  private let conditionsByID: [String: NamedCondition]

  package init(
    stages: [Term], needs: [Term], issues: [Term], artefacts: [Term], variables: [Variable],
    conditions: [NamedCondition] = [], transverse: Set<String> = []
  ) {
    self.stages = stages
    self.needs = needs
    self.issues = issues
    self.artefacts = artefacts
    self.variables = Taxonomy.vocabularyVariables(stages, needs, issues, artefacts) + variables
    self.conditions = conditions
    self.transverse = transverse
    byID = Dictionary(self.variables.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    conditionsByID = Dictionary(conditions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The variables whose values are the vocabulary itself.
  package static func vocabularyVariables(
    _ stages: [Term], _ needs: [Term], _ issues: [Term], _ artefacts: [Term]
  ) -> [Variable] {
    [
      Variable(id: VariableID.stage, label: Bilingual(fr: "Étape", en: "Stage"), kind: .choice(stages)),
      Variable(id: VariableID.needs, label: Bilingual(fr: "Besoins", en: "Needs"), kind: .choices(needs)),
      Variable(id: VariableID.issues, label: Bilingual(fr: "Sujet", en: "Issue"), kind: .choices(issues)),
      Variable(id: VariableID.have, label: Bilingual(fr: "Déjà en main", en: "In hand"), kind: .choices(artefacts)),
    ]
  }

  package func variable(_ id: String) -> Variable? { byID[id] }
  package func condition(_ id: String) -> NamedCondition? { conditionsByID[id] }
  package func stage(_ id: String) -> Term? { stages.first { $0.id == id } }
  package func need(_ id: String) -> Term? { needs.first { $0.id == id } }
  package func issue(_ id: String) -> Term? { issues.first { $0.id == id } }
  package func artefact(_ id: String) -> Term? { artefacts.first { $0.id == id } }

  /// Place of a stage in a project, from 0.
  package func order(of stage: String) -> Int? { stages.firstIndex { $0.id == stage } }

  /// Place of a sheet's main stage in a project.
  package func order(of sheet: Sheet) -> Int { sheet.stages.first.flatMap { order(of: $0) } ?? stages.count }

  /// Whether a stage runs all along a project instead of following another.
  package func isTransverse(_ stage: String) -> Bool { transverse.contains(stage) }

  /// What the group has in hand: what it said, and what the rest of its situation implies.
  package func inHand(in situation: Situation) -> Set<String> {
    var held = situation.choices(VariableID.have)
    for artefact in artefacts where artefact.isGiven || artefact.impliedBy?.holds(in: situation) == .yes {
      held.insert(artefact.id)
    }
    return held
  }
}

extension Taxonomy: Codable {
  private enum CodingKeys: String, CodingKey {
    case stages, needs, issues, artefacts, variables, conditions, transverse
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      stages: try container.decode([Term].self, forKey: .stages),
      needs: try container.decode([Term].self, forKey: .needs),
      issues: try container.decode([Term].self, forKey: .issues),
      artefacts: try container.decode([Term].self, forKey: .artefacts),
      variables: try container.decode([Variable].self, forKey: .variables),
      conditions: try container.decode([NamedCondition].self, forKey: .conditions),
      transverse: try container.decode(Set<String>.self, forKey: .transverse))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(stages, forKey: .stages)
    try container.encode(needs, forKey: .needs)
    try container.encode(issues, forKey: .issues)
    try container.encode(artefacts, forKey: .artefacts)
    // The first ones are made from the vocabulary itself.
    let made = Taxonomy.vocabularyVariables(stages, needs, issues, artefacts).count
    try container.encode(Array(variables.dropFirst(made)), forKey: .variables)
    try container.encode(conditions, forKey: .conditions)
    try container.encode(transverse, forKey: .transverse)
  }
}

/// A condition with a name, a clause to say it with, and a meaning.
package struct NamedCondition: Hashable, Sendable, Codable {
  package var id: String
  package var phrase: Bilingual
  package var condition: Condition

  package init(id: String, phrase: Bilingual, condition: Condition) {
    self.id = id
    self.phrase = phrase
    self.condition = condition
  }
}
