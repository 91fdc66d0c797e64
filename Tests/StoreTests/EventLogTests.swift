import Dialogue
import Foundation
import Language
import Store
import Testing

@Suite("The event log")
struct EventLogTests {
  private func path() -> String { NSTemporaryDirectory() + "ariane-\(UUID().uuidString)/log.sqlite" }

  @Test("what was said is read back in order, from another opening of the file")
  func order() throws {
    let path = path()
    let log = try EventLog(path: path)
    try log.start("a", .en, at: 1)
    for text in ["un", "deux", "trois"] { try log.append(Event(text), to: "a", at: 2) }
    let (lang, events) = try #require(try EventLog(path: path).events(of: "a"))
    #expect(lang == .en)
    #expect(events.map(\.text) == ["un", "deux", "trois"])
    #expect(try log.events(of: "b") == nil)
    #expect(try log.latest() == "a")
  }

  @Test("the file and its folder belong to their owner only")
  func permissions() throws {
    let path = path()
    _ = try EventLog(path: path)
    let file = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    let folder =
      try FileManager.default.attributesOfItem(atPath: (path as NSString).deletingLastPathComponent)[.posixPermissions]
      as? Int
    #expect(file == 0o600)
    #expect(folder == 0o700)
  }

  @Test("a file that is no database is refused by name, and kept")
  func damaged() throws {
    let path = path()
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    let bytes = Data(String(repeating: "not a database ", count: 400).utf8)
    try bytes.write(to: URL(fileURLWithPath: path))
    do {
      _ = try EventLog(path: path)
      Issue.record("opened")
    } catch StoreError.damaged(let named) {
      #expect(named == path)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    }
  }
}
