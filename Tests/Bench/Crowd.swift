import Foundation
import Glibc

/// Conversations that share some connections, each with its own pace, and what became of their messages.
struct Crowd {
  struct Figures {
    var latencies: [Double] = []
    var lost = 0
    var doubled = 0
    var misordered = 0
  }

  private struct Conversation {
    var turn = 0
    var due: Double
    var isWaiting = false
  }

  private let peers: [Peer]
  private var conversations: [Conversation]

  init(conversations: Int, peers: [Peer]) {
    self.peers = peers
    self.conversations = Array(repeating: Conversation(due: 0), count: conversations)
  }

  mutating func talk(
    every pause: Double?, seconds: Double, request: (Int, String, String) -> String
  ) -> Figures {
    var figures = Figures()
    var sent: [Int: (conversation: Int, at: Double)] = [:]
    var nextID = 0
    let start = now()
    for index in conversations.indices {
      conversations[index].due = start + (pause ?? 0) * Double(index) / Double(conversations.count)
    }
    // The last second is for the last answers.
    while now() < start + seconds || (!sent.isEmpty && now() < start + seconds + 5) {
      let time = now()
      if time < start + seconds {
        for index in conversations.indices where !conversations[index].isWaiting && conversations[index].due <= time {
          conversations[index].isWaiting = true
          conversations[index].turn += 1
          nextID += 1
          sent[nextID] = (index, now())
          peers[index % peers.count].send(
            request(nextID, "c\(index)", messages(index)[conversations[index].turn % 15]))
        }
      }
      let next = conversations.lazy.filter { !$0.isWaiting }.map(\.due).min() ?? time + 0.05
      for peer in ready(within: max(0, min(0.05, next - now()))) {
        for line in peer.lines() {
          let arrived = now()
          guard let answer = Answer(line) else {
            figures.lost += 1
            continue
          }
          guard let (index, at) = sent.removeValue(forKey: answer.id) else {
            figures.doubled += 1
            continue
          }
          figures.latencies.append((arrived - at) * 1e3)
          if answer.turn != conversations[index].turn { figures.misordered += 1 }
          conversations[index].isWaiting = false
          conversations[index].due = max(conversations[index].due + (pause ?? 0), pause == nil ? 0 : arrived)
        }
      }
    }
    figures.lost += sent.count
    return figures
  }

  private func ready(within seconds: Double) -> [Peer] {
    var polled = peers.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
    guard poll(&polled, nfds_t(polled.count), Int32((seconds * 1e3).rounded(.up))) > 0 else { return [] }
    return zip(peers, polled).filter { $0.1.revents != 0 }.map(\.0)
  }

  private func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// What a line says of its request; read by hand, since the time it takes would count.
  private struct Answer {
    let id: Int
    let turn: Int

    init?(_ line: [UInt8]) {
      guard let id = Answer.number(after: #""id":"#, line), let turn = Answer.number(after: #""turn":"#, line) else {
        return nil
      }
      (self.id, self.turn) = (id, turn)
    }

    /// The first number behind some words; the turn stands at the end of the line.
    private static func number(after words: String, _ line: [UInt8]) -> Int? {
      let words = Array(words.utf8)
      let starts = words == Array(#""turn":"#.utf8) ? Array(line.indices.reversed()) : Array(line.indices.prefix(40))
      for start in starts where start + words.count < line.count && line[start] == words[0] {
        guard line[start..<start + words.count].elementsEqual(words) else { continue }
        return Int(String(decoding: line[(start + words.count)...].prefix { (48...57).contains($0) }, as: UTF8.self))
      }
      return nil
    }
  }
}
