import Yams

/// A consultation with what must and must not be advised in it: one item of a labelled set.
package struct Scenario: Decodable, Sendable {
  package var id: String
  package var lang: String
  /// The first message, as typed.
  package var opening: String
  /// By slot.
  package var answers: [String: Answer]
  package var expect: Expectation

  package struct Answer: Decodable, Sendable {
    /// What the person would answer if asked.
    package var text: String?
    /// The structured value: one id, or several.
    package var value: Values?
    package var number: Int?
    package var minutes: Int?
  }

  /// One id or a list of ids.
  package struct Values: Decodable, Sendable {
    package var ids: [String]

    package init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let list = try? container.decode([String].self) {
        ids = list
      } else {
        ids = [try container.decode(String.self)]
      }
    }
  }

  package struct Expectation: Decodable, Sendable {
    package var firstStage: [String]?
    /// Of each list, at least one sheet must be among the first five.
    package var must: [[String]]?
    package var mustNot: [Forbidden]?
    package var pitfalls: [Signal]?
    package var adaptations: [Signal]?
    /// Most minutes that the plan may take.
    package var timeOk: Int?
    package var adviceAgainst: Bool?

    private enum CodingKeys: String, CodingKey {
      case must, pitfalls, adaptations
      case firstStage = "first_stage"
      case mustNot = "must_not"
      case timeOk = "time_ok"
      case adviceAgainst = "advice_against"
    }
  }

  package struct Forbidden: Decodable, Sendable {
    package var id: String
  }

  /// A warning or a change that must be raised: any of the keywords tells it; `a + b` is both within one warning.
  package struct Signal: Decodable, Sendable {
    package var text: String
    package var keywords: [String]
  }

  /// All the scenarios of a YAML text.
  package static func read(_ text: String) throws -> [Scenario] {
    try YAMLDecoder().decode([Scenario].self, from: text)
  }
}
