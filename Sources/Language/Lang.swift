/// A language that Ariane speaks. French is the default.
package enum Lang: String, CaseIterable, Codable, Sendable {
  case fr, en

  package var other: Lang { self == .fr ? .en : .fr }
}
