import Language
import Yams

/// The fields of one mapping: each is asked for by name, and what nobody asked for is reported.
final class Fields {
  let value: Item
  private let entries: [(key: Item, name: String, value: Item)]
  private var known: Set<String> = []

  init(_ mapping: Node.Mapping, of value: Item) {
    self.value = value
    entries = mapping.map { key, node in
      let name = key.scalar?.string ?? ""
      return (
        Item(node: key, name: name, file: value.file), name, Item(node: node, name: name, file: value.file)
      )
    }
  }

  /// Every key with its value, in file order.
  var all: [(name: String, key: Item, value: Item)] {
    known.formUnion(entries.map(\.name))
    return entries.map { ($0.name, $0.key, $0.value) }
  }

  func optional(_ name: String) -> Item? {
    known.insert(name)
    return entries.first { $0.name == name }?.value
  }

  /// The value of a field that must be there.
  func required(_ name: String) -> Item? {
    if let value = optional(name) { return value }
    value.report(.missingField, name)
    return nil
  }

  /// Reports the fields that nobody asked for.
  func finish() {
    for entry in entries where !known.contains(entry.name) {
      let nearest = Nearest.word(to: entry.name, among: known.sorted())
      entry.key.report(.unknownField, entry.name, nearest ?? known.sorted().joined(separator: ", "))
    }
  }
}
