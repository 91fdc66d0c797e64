import Knowledge
import Server

/// A message and what it says, as people labelled it: one line of a labelled set.
struct LabelledMessage: Decodable {
  var id: String
  var lang: String
  var text: String
  /// The slot whose question waits.
  var asked: String?
  var intent: String
  var situation: [String: JSON]
  var entities: [String]
  var also: Also?

  /// Other labels that can be defended.
  struct Also: Decodable {
    var intent: [String]?
    var situation: [String: [JSON]]?
    var entities: [String]?
  }

  /// A value of a slot, as labelled.
  struct Label: Hashable {
    enum Value: Hashable {
      case id(String)
      /// `Int.max` where the upper bound is open.
      case number(ClosedRange<Int>)
    }

    var slot: String
    var value: Value

    /// - Parameter json: an id, a number, or an interval with `min`, `max` or both.
    init?(_ slot: String, _ json: JSON) {
      self.slot = slot
      switch json {
      case .string(let id): value = .id(id)
      case .integer(let number): value = .number(Int(number)...Int(number))
      case .object(let bounds):
        func bound(_ name: String) -> Int? {
          if case .integer(let number) = bounds[name] { Int(number) } else { nil }
        }
        let low = bound("min") ?? 0
        value = .number(low...max(low, bound("max") ?? Int.max))
      default: return nil
      }
    }

    init(_ slot: String, _ value: Value) {
      self.slot = slot
      self.value = value
    }

    /// Whether an understood value is the labelled one: the same, or a number or a whole interval within the labelled one.
    func accepts(_ other: Label) -> Bool {
      guard slot == other.slot else { return false }
      if case .number(let range) = value, case .number(let number) = other.value {
        return range.lowerBound <= number.lowerBound && number.upperBound <= range.upperBound
      }
      return value == other.value
    }

    var text: String {
      switch value {
      case .id(let id): slot + "=" + id
      case .number(let range):
        slot + "="
          + (range.lowerBound == range.upperBound ? "\(range.lowerBound)" : "\(range.lowerBound)…\(range.upperBound)")
      }
    }
  }

  /// What must be found; the sheets named are one more slot.
  var labels: [Label] {
    situation.sorted { $0.key < $1.key }.flatMap { slot, value -> [Label] in
      if case .array(let values) = value { return values.compactMap { Label(slot, $0) } }
      return Label(slot, value).map { [$0] } ?? []
    } + entities.map { Label("entities", .id($0)) }
  }

  /// What may be found.
  var otherLabels: [Label] {
    (also?.situation ?? [:]).sorted { $0.key < $1.key }.flatMap { slot, values in values.compactMap { Label(slot, $0) }
    }
      + (also?.entities ?? []).map { Label("entities", .id($0)) }
  }

  var intents: [String] { [intent] + (also?.intent ?? []) }
}
