import FoundationEssentials
import Glibc
import Terminal
import Testing

@Suite("The lines of earlier conversations")
struct HistoryFileTests {
  /// Runs with the path of a history that does not exist yet, in a folder that does not either.
  private func withPath(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ariane-\(UUID().uuidString)").path()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder + "/etat/history")
  }

  /// The permissions of a file; nil when there is none.
  private func mode(_ path: String) -> UInt32? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : nil
  }

  private func put(_ bytes: [UInt8], at path: String) throws {
    HistoryFile(path: path).append("x")
    try Data(bytes).write(to: URL(filePath: path))
  }

  @Test("a missing file has no lines and is not created by reading")
  func missing() throws {
    try withPath { path in
      #expect(HistoryFile(path: path).load().isEmpty)
      #expect(mode(path) == nil)
    }
  }

  @Test("file and folders are for their owner only, whatever the umask or the file of before")
  func permissions() throws {
    try withPath { path in
      let file = HistoryFile(path: path)
      file.append("bonjour")
      #expect(mode(path) == 0o600)
      #expect(mode(String(path.dropLast("/history".count))) == 0o700)
      chmod(path, 0o644)
      file.append("encore")
      #expect(mode(path) == 0o600)
    }
  }

  @Test("lines come back in their order, each once, at its last place")
  func order() throws {
    try withPath { path in
      let file = HistoryFile(path: path)
      for line in ["été", "deux mots", "été", "trois"] { file.append(line) }
      #expect(file.load() == ["deux mots", "été", "trois"])
    }
  }

  @Test("two conversations at once lose nothing of each other")
  func together() throws {
    try withPath { path in
      let (one, other) = (HistoryFile(path: path), HistoryFile(path: path))
      _ = (one.load(), other.load())
      one.append("a")
      other.append("b")
      one.append("c")
      #expect(other.load() == ["a", "b", "c"])
    }
  }

  @Test(
    "a line begun with a space, empty, with a control character or broken bytes is not remembered",
    arguments: ["", " secret", "a\u{1B}[2Jb", "a\nb", "a\u{0}b", "a\u{FFFD}b"])
  func notRemembered(line: String) throws {
    #expect(!HistoryFile.remembers(line))
    try withPath { path in
      HistoryFile(path: path).append(line)
      #expect(mode(path) == nil)
    }
  }

  @Test("a damaged file gives the lines that are whole")
  func damaged() throws {
    try withPath { path in
      try put(Array("ancien\ncaf".utf8) + [0xE9] + Array("\n\u{0}\u{1}\nrécent\ncoup".utf8), at: path)
      #expect(HistoryFile(path: path).load() == ["ancien", "récent", "coup"])
    }
  }

  @Test("a folder or a pipe in the place of the file is no history, and does not block")
  func notAFile() throws {
    try withPath { path in
      #expect(HistoryFile(path: "/").load().isEmpty)
      try put([], at: path)
      let pipe = path + ".pipe"
      try #require(mkfifo(pipe, 0o600) == 0)
      #expect(HistoryFile(path: pipe).load().isEmpty)
    }
  }

  @Test("a long history keeps its last lines, and the file shrinks to them")
  func limit() throws {
    try withPath { path in
      let lines = (0..<2500).map { "ligne \($0)" }
      try put(Array((lines.joined(separator: "\n") + "\n").utf8), at: path)
      let file = HistoryFile(path: path)
      #expect(file.load() == Array(lines.suffix(HistoryFile.size)))
      let bytes = try Data(contentsOf: URL(filePath: path))
      #expect(bytes.count { $0 == 0x0A } == HistoryFile.size)
      #expect(mode(path) == 0o600)
      file.append("après")
      #expect(file.load().last == "après")
    }
  }

  @Test("of a huge file only the end is read")
  func huge() throws {
    try withPath { path in
      let line = Array((String(repeating: "é", count: 2000) + "\n").utf8)
      try put(Array(repeating: line, count: 600).flatMap { $0 } + Array("fin\n".utf8), at: path)
      #expect(HistoryFile(path: path).load() == [String(repeating: "é", count: 2000), "fin"])
    }
  }
}
