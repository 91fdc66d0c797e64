import Foundation
import Glibc

/// The server under one client and under many, next to the least that a server can do.
struct ServerBench {
  let program: String
  let echo: String
  let content: String

  private let folder = NSTemporaryDirectory() + "ariane-bench-\(getpid())"

  func run() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for durability in ["full", "normal"] { try oneClient(durability) }
    try load(conversations: 100, every: 1, seconds: 20)
    try load(conversations: 1_000, every: 10, seconds: 60)
    try load(conversations: 1_000, every: nil, seconds: 10)
    try stored(10_000)
  }

  private func start(_ durability: String, _ body: (Background, String) throws -> Void) throws {
    let state = folder + "/state-\(UUID().uuidString)"
    let path = folder + "/a.sock"
    let server = try Background(
      program, ["serve", "--content", content, "--socket", path, "--durability", durability],
      environment: ["XDG_STATE_HOME": state])
    wait(for: path)
    try body(server, path)
    server.stop()
  }

  private func wait(for path: String) {
    for _ in 0..<1_000 {
      if FileManager.default.fileExists(atPath: path) { break }
      usleep(10_000)
    }
    // There, and soon listening.
    usleep(50_000)
  }

  private func request(_ id: Int, _ conversation: String, _ text: String) -> String {
    #"{"jsonrpc":"2.0","id":\#(id),"method":"message","params":{"conversation":"\#(conversation)","message_id":"m\#(id)","text":"\#(text)"}}"#
  }

  // MARK: One client

  /// The two servers in turn, so that what else the machine does meets both.
  private func oneClient(_ durability: String) throws {
    let path = folder + "/echo.sock"
    let other = try Background(echo, [path])
    wait(for: path)
    try start(durability) { _, socket in
      let (plain, peer) = (Peer(path: path), Peer(path: socket))
      var (echoes, turns): ([Double], [Double]) = ([], [])
      for round in 0..<2_000 {
        let line = request(round, "c\(round / 15)", messages(round / 15)[round % 15])
        echoes.append(milliseconds { _ = plain.ask(line) })
        turns.append(milliseconds { _ = peer.ask(line) })
      }
      row("echo in C, one client", echoes)
      row("ariane, one client, durability \(durability)", turns)
      print(String(format: "ratio of medians: %.1f", summary(turns).median / summary(echoes).median))
    }
    other.stop()
  }

  // MARK: Many conversations

  /// - Parameter every: seconds between two messages of a conversation; nil: the next as soon as the last is answered.
  private func load(conversations: Int, every: Double?, seconds: Double) throws {
    try start("full") { server, socket in
      var crowd = Crowd(
        conversations: conversations, peers: (0..<50).map { _ in Peer(path: socket) })
      let figures = crowd.talk(every: every, seconds: seconds, request: request)
      let pace = every.map { "one message every \(Int($0)) s" } ?? "without a pause"
      row("\(conversations) conversations, \(pace)", figures.latencies)
      print(
        String(
          format: "  %d turns, %.0f a second, %.0f MB; lost %d, doubled %d, out of order %d", figures.latencies.count,
          Double(figures.latencies.count) / seconds, server.memory, figures.lost, figures.doubled, figures.misordered))
    }
  }

  /// So many conversations, each with a few turns, all gone through again.
  private func stored(_ count: Int) throws {
    try start("normal") { server, socket in
      let peer = Peer(path: socket)
      var id = 0
      for turn in 0..<3 {
        for conversation in 0..<count {
          id += 1
          _ = peer.ask(request(id, "s\(conversation)", messages(conversation)[turn]))
        }
      }
      print(String(format: "%d conversations stored and gone through: %.0f MB", count, server.memory))
    }
  }
}
