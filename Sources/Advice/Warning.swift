package import Knowledge

/// Why a pitfall, an adaptation or a caution concerns a situation.
package enum WarningReason: Hashable, Sendable {
  /// True of every situation.
  case always
  /// The condition holds here; the part of it that makes it hold.
  case because(Condition)
  /// It holds here as far as is assumed: the user did not know.
  case supposed(Condition)
  /// Nothing tells whether the condition holds: the part that is unknown is said with « si ».
  case provided(Condition)

  /// Nil when the condition does not hold.
  package init?(_ condition: Condition?, in situation: Situation) {
    guard let condition else {
      self = .always
      return
    }
    switch condition.holds(in: situation) {
    case .yes:
      let essence = condition.essence(in: situation)
      self = essence.variables.contains(where: situation.assumed.contains) ? .supposed(essence) : .because(essence)
    case .unknown: self = .provided(condition.essence(in: situation))
    case .no: return nil
    }
  }

  /// 0 for what is true of this very situation, 1 for what is always true, 2 for the rest.
  package var rank: Int {
    switch self {
    case .because, .supposed: 0
    case .always: 1
    case .provided: 2
    }
  }
}

/// Something to say about a situation, and why.
package struct Warning<Content: Sendable & Hashable>: Hashable, Sendable {
  package var content: Content
  package var reason: WarningReason

  package init(content: Content, reason: WarningReason) {
    self.content = content
    self.reason = reason
  }

  package var isCertain: Bool { reason.rank < 2 }
}
