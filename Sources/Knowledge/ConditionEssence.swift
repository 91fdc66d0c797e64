extension Condition {
  /// The part that makes it hold, or leaves it open, in a situation: of « A or B » the side that holds, of « A and B » what is not
  /// yet known. Said instead of the whole, which a reader would have to compare with the situation.
  package func essence(in situation: Situation) -> Condition {
    let truth = holds(in: situation)
    switch self {
    case .or(let a, let b):
      let (left, right) = (a.holds(in: situation), b.holds(in: situation))
      if left == truth, right == truth, truth == .unknown {
        return .or(a.essence(in: situation), b.essence(in: situation))
      }
      return (left == truth ? a : b).essence(in: situation)
    case .and(let a, let b):
      if truth == .unknown {
        if a.holds(in: situation) == .yes { return b.essence(in: situation) }
        if b.holds(in: situation) == .yes { return a.essence(in: situation) }
      }
      return .and(a.essence(in: situation), b.essence(in: situation))
    case .isIn(let variable, let ids):
      switch situation[variable] {
      case .choice(let id) where ids.contains(id): return .isIn(variable: variable, [id])
      case .noneOf(let excluded): return .isIn(variable: variable, ids.filter { !excluded.contains($0) })
      default: return self
      }
    case .named(_, let inner):
      // A name stands for one idea; only an « or » behind it is worth opening.
      if case .or = inner { return inner.essence(in: situation) }
      return self
    case .number, .has, .not: return self
    }
  }
}
