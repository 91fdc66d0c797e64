import Knowledge
import Language
import Testing

@Suite("What is said of a condition")
struct ConditionEssenceTests {
  private func essence(_ text: String, _ values: [String: Value]) throws -> Condition {
    let variables = Dictionary(uniqueKeysWithValues: Samples.taxonomy.variables.map { ($0.id, $0) })
    return try ConditionParser(variables: variables).parse(text).get().essence(in: Situation(values))
  }

  @Test("of alternatives, the one that holds")
  func alternatives() throws {
    let known: [String: Value] = ["modality": .choice("remote"), "participants": .number(5...5)]
    #expect(
      try essence("participants > 12 or modality in [remote, hybrid]", known) == .isIn(variable: "modality", ["remote"])
    )
  }

  @Test("of a conjunction, what is still unknown")
  func conjunction() throws {
    let known: [String: Value] = ["participants": .number(20...20)]
    #expect(
      try essence("participants > 12 and modality == remote", known) == .isIn(variable: "modality", ["remote"]))
  }

  @Test("it is as true as the whole")
  func truth() throws {
    let texts = [
      "participants > 12 or time < 2h", "participants > 12 and time < 2h", "not modality == remote or time > 3h",
    ]
    let situations: [[String: Value]] = [
      [:], ["participants": .number(20...20)], ["time": .number(60...60)],
      ["participants": .number(3...3), "time": .number(300...300)],
    ]
    let variables = Dictionary(uniqueKeysWithValues: Samples.taxonomy.variables.map { ($0.id, $0) })
    for text in texts {
      let whole = try ConditionParser(variables: variables).parse(text).get()
      for values in situations {
        let situation = Situation(values)
        #expect(whole.essence(in: situation).holds(in: situation) == whole.holds(in: situation), "\(text) \(values)")
      }
    }
  }
}
