package import Knowledge
package import Language

/// A dialogue as data: the questions, when to stop asking, and the steps that lead to the advice.
/// Source: `Dialogs/*.yaml`.
package struct Dialog: Sendable, Identifiable, Codable {
  package var id: String
  package var title: Bilingual
  /// In file order, which settles ties.
  package var slots: [Slot]
  package var form: Form
  /// The first one is where a conversation starts.
  package var steps: [FlowStep]

  package init(id: String, title: Bilingual, slots: [Slot], form: Form, steps: [FlowStep]) {
    self.id = id
    self.title = title
    self.slots = slots
    self.form = form
    self.steps = steps
  }

  package func slot(_ id: String) -> Slot? { slots.first { $0.id == id } }
  package func step(_ id: String) -> FlowStep? { steps.first { $0.id == id } }
}

/// Which questions go first and when to stop asking.
package struct Form: Sendable, Codable {
  /// Asked first, in this order, while they can change the advice.
  package var pinned: [String]
  /// Most questions asked before the advice.
  package var most: Int

  package init(pinned: [String] = [], most: Int) {
    self.pinned = pinned
    self.most = most
  }
}

/// One step of the flow and where it leads.
package struct FlowStep: Sendable, Identifiable, Codable {
  package enum Action: Hashable, Sendable, Codable {
    /// Says a phrase of `Dialogs/phrases.yaml` and goes on.
    case say(String)
    /// Asks the form's questions while they are worth asking.
    case collect
    /// Gives the advice.
    case advise
    /// Waits: answers, corrections and digressions are always welcome.
    case listen
  }

  package struct Transition: Sendable, Codable {
    package var to: String
    /// Nil: always. The first one that holds is taken.
    package var guardCondition: Condition?

    package init(to: String, guard condition: Condition? = nil) {
      self.to = to
      guardCondition = condition
    }
  }

  package var id: String
  package var action: Action
  package var next: [Transition]

  package init(id: String, action: Action, next: [Transition]) {
    self.id = id
    self.action = action
    self.next = next
  }
}
