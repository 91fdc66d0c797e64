/// What a project says of itself: what methods are ranked for, and what documented ones are compared by. One language.
package struct ProjectText: Hashable, Sendable {
  /// Empty where there is none: the text then stands for it.
  package var title: String
  package var text: String

  package init(title: String = "", text: String) {
    self.title = title
    self.text = text
  }

  /// What stands where a title is wanted.
  var heading: String { title.isEmpty ? text : title }
}

/// A project that was carried out, and what it used: what a ranker learns from.
package struct DocumentedProject: Sendable, Identifiable {
  package var id: String
  package var content: ProjectText
  /// Ids of the methods used; those of no known method are passed over.
  package var methods: [String]

  package init(id: String, content: ProjectText, methods: [String]) {
    self.id = id
    self.content = content
    self.methods = methods
  }
}

/// What a method is called and what is said of it, in one language.
package struct MethodText: Sendable, Identifiable {
  package var id: String
  /// Its title, then whatever else it is called.
  package var names: [String]
  package var description: String

  package init(id: String, names: [String], description: String) {
    self.id = id
    self.names = names
    self.description = description
  }
}

/// How well a method fits a project.
package struct MethodScore: Hashable, Sendable {
  package var method: String
  /// From 0 to 1. With enough cases, an estimate of how likely a documented project like this one is to have used it; with fewer, only
  /// comparable within one ranking.
  package var score: Double
}

/// What speaks for a method in a project: read off the computation that ranked it.
package struct MethodEvidence: Hashable, Sendable {
  package struct Neighbour: Hashable, Sendable {
    /// A documented project that used the method.
    package var id: String
    /// How near its text comes, above 0 and at most 1 (the mean cosine of what is compared).
    package var nearness: Double
  }

  /// The nearest projects that used it, the nearest first.
  package var cases: [Neighbour]
  /// Words of the project that speak for it, as written there, the strongest first.
  package var words: [String]
  /// Words of the project that are in the method's name, as written there.
  package var named: [String]
}
