import Foundation
import Glibc

/// Ends the bench: with a server that is not there, whatever it went on to print would be no figure.
func giveUp(_ reason: String) -> Never { fatalError(reason) }

/// A client of a Unix socket: sends lines, takes lines, never waits longer than it must.
final class Peer {
  let descriptor: Int32
  private var rest: [UInt8] = []

  init(path: String) {
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result == 0 else { giveUp("\(path): \(String(cString: strerror(errno)))") }
  }

  deinit { close(descriptor) }

  func send(_ line: String) {
    var bytes = Array(line.utf8)[...]
    bytes.append(UInt8(ascii: "\n"))
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { giveUp("the server went away") }
      bytes = bytes.dropFirst(count)
    }
  }

  /// The lines that have come; waits for the first bytes.
  func lines() -> [[UInt8]] {
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    let count = read(descriptor, &buffer, buffer.count)
    guard count > 0 else { giveUp("the server went away") }
    rest += buffer[..<count]
    var found: [[UInt8]] = []
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      found.append(Array(rest[..<end]))
      rest.removeSubrange(...end)
    }
    return found
  }

  /// Sends a line and waits for one.
  func ask(_ line: String) -> [UInt8] {
    send(line)
    while true {
      if let answer = lines().first { return answer }
    }
  }
}

/// A program in the background, with a folder of its own; ended with the value.
final class Background {
  let process = Process()

  init(_ program: String, _ arguments: [String], environment: [String: String] = [:]) throws {
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
  }

  /// Memory in use, in MB.
  var memory: Double {
    let status = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
    return (Double(line.filter(\.isNumber)) ?? 0) / 1024
  }

  func stop() {
    process.terminate()
    process.waitUntilExit()
  }
}
