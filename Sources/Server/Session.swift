import Logging
import NIOCore

/// One connection: its requests are answered in their order, many at a time.
struct Session: Sendable {
  let dispatcher: Dispatcher
  let logger: Logger

  /// The connection should be closed once this returns.
  ///
  /// - Parameter write: returns when the client has room for more.
  func run<Frames: AsyncSequence & Sendable>(
    _ frames: Frames, write: @escaping @Sendable (ByteBuffer) async throws -> Void
  ) async throws where Frames.Element == LineFramer.Frame {
    // A place for each request under way: whoever sends faster than it reads waits here.
    let (places, free) = AsyncStream.makeStream(of: Void.self)
    for _ in 0..<dispatcher.limits.requestsAtOnce { free.yield() }
    let (answers, queue) = AsyncStream.makeStream(of: Dispatcher.Answer.self)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        // However the writing ends, the reading must not wait for a place for ever.
        defer { free.finish() }
        for await answer in answers {
          if let line = await line(answer), !line.isEmpty { try await write(ByteBuffer(string: line)) }
          free.yield()
        }
      }
      var place = places.makeAsyncIterator()
      for try await frame in frames {
        guard await place.next() != nil else { break }
        let answer = await answer(frame)
        queue.yield(answer)
        // Whoever asks for a lot at once must not keep the others waiting.
        await Task.yield()
        if case .ready(_, closes: true) = answer { break }
      }
      queue.finish()
      try await group.waitForAll()
    }
    if dispatcher.drain.isOn { try await write(ByteBuffer(string: Self.farewell)) }
  }

  private static let farewell =
    "{\"jsonrpc\":\"2.0\",\"method\":\"shutdown\",\"params\":{\"reason\":\"sigterm\"}}\n"

  private func answer(_ frame: LineFramer.Frame) async -> Dispatcher.Answer {
    switch frame {
    case .line(let line): return await dispatcher.take(line)
    // When the server stops, it is we who cut the line.
    case .unfinished(let line): return dispatcher.drain.isOn ? .none : await dispatcher.take(line)
    case .tooLong:
      return .ready(Dispatcher.line(.null, .lineTooLong(dispatcher.limits.lineBytes)), closes: true)
    }
  }

  private func line(_ answer: Dispatcher.Answer) async -> String? {
    switch answer {
    case .none: nil
    case .ready(let line, _): line
    case .pending(let settle): await settle()
    }
  }
}
