import Knowledge
import Language
import Testing

@Suite("Conditions")
struct ConditionTests {
  private let taxonomy = Samples.taxonomy

  private func parse(_ text: String) -> Result<Condition, ConditionFaults> {
    ConditionParser(variables: Dictionary(uniqueKeysWithValues: taxonomy.variables.map { ($0.id, $0) })).parse(text)
  }

  private func truth(_ text: String, _ values: [String: Value]) throws -> Truth {
    try parse(text).get().holds(in: Situation(values))
  }

  @Test("an unknown variable makes a condition unknown, not false")
  func unknown() throws {
    #expect(try truth("participants > 12", [:]) == .unknown)
    #expect(try truth("participants > 12 and modality == remote", ["modality": .choice("in-person")]) == .no)
    #expect(try truth("participants > 12 or modality == remote", ["modality": .choice("remote")]) == .yes)
    #expect(try truth("not participants > 12", [:]) == .unknown)
  }

  @Test("an interval decides only when all of it does")
  func intervals() throws {
    #expect(try truth("participants > 12", ["participants": .number(13...17)]) == .yes)
    #expect(try truth("participants > 15", ["participants": .number(13...17)]) == .unknown)
    #expect(try truth("participants > 17", ["participants": .number(13...17)]) == .no)
    #expect(try truth("time <= 90min", ["time": .number(60...90)]) == .yes)
    #expect(try truth("time < 2h", ["time": .number(840...Int.max)]) == .no)
  }

  @Test("what a choice is not also tells")
  func exclusions() throws {
    #expect(try truth("modality == remote", ["modality": .noneOf(["remote"])]) == .no)
    #expect(try truth("modality in [remote, hybrid]", ["modality": .noneOf(["remote"])]) == .unknown)
  }

  @Test("and binds tighter than or, not tightest of all")
  func precedence() throws {
    let known: [String: Value] = ["modality": .choice("remote"), "participants": .number(5...5)]
    #expect(try truth("modality == remote or modality == hybrid and participants > 12", known) == .yes)
    #expect(try truth("(modality == remote or modality == hybrid) and participants > 12", known) == .no)
    #expect(try truth("not modality == hybrid and participants < 12", known) == .yes)
  }

  @Test(
    "every fault is found, with its place",
    arguments: [
      ("participnts > 12", 0), ("participants > 2h", 15), ("modality == remotee", 12), ("modality > 3", 9),
      ("participants > 99999", 15), ("participants >", 14), ("modality in [remote", 19), ("", 0),
      ("participants > 12 then", 18),
    ])
  func faults(text: String, offset: Int) {
    guard case .failure(let faults) = parse(text) else {
      Issue.record("parsed: \(text)")
      return
    }
    #expect(faults.faults.first?.offset == offset)
  }

  @Test("two mistakes of one condition are both told")
  func severalFaults() {
    guard case .failure(let faults) = parse("participnts > 12 and modality == remotee or time < 3") else {
      Issue.record("parsed")
      return
    }
    #expect(faults.faults.count == 3)
  }

  @Test("deep nesting is refused, not a crash")
  func deep() {
    let text = String(repeating: "(", count: 5000) + "participants > 1" + String(repeating: ")", count: 5000)
    guard case .failure = parse(text) else {
      Issue.record("parsed")
      return
    }
  }

  @Test("constant conditions are told apart from those that select")
  func constants() throws {
    let space = ConditionSpace(taxonomy)
    #expect(space.truth(of: try parse("participants >= 1").get()) == .yes)
    #expect(space.truth(of: try parse("participants > 12 and participants < 5").get()) == .no)
    #expect(space.truth(of: try parse("participants > 12").get()) == .unknown)
    #expect(space.truth(of: try parse("modality in [in-person, remote, hybrid]").get()) == .yes)
    let small: [String: [Value]] = ["participants": [.number(3...3), .number(8...8)]]
    #expect(space.truth(of: try parse("participants > 12").get(), within: small) == .no)
  }
}
