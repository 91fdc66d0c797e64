package import Dialogue
import FoundationEssentials
package import Knowledge

/// Checked content, kept so that the next start need not read and check the YAML files again. Only a cache: whatever is wrong with it,
/// the files are read.
package struct ContentCache: Sendable {
  private let folder: String
  private let program: String

  /// - Parameters:
  ///   - folder: where the file is kept.
  ///   - program: names the program's build, for the layout belongs to it.
  package init(folder: String, program: String) {
    self.folder = folder
    self.program = program
  }

  /// The content of a revision, or nil when it is not kept, was kept by another build or is damaged.
  package func content(_ revision: String) -> Content? {
    guard var content = read(Content.self, Self.contents + revision), content.revision == revision else { return nil }
    content.classifier = classifier(of: content)
    return content
  }

  /// Keeps the content, in the place of any other. What goes wrong costs time at the next start, and nothing else.
  package func keep(_ content: Content) { keep(content, Self.contents, content.revision) }

  /// What was learnt from the examples of a content: read at its first use, or learnt then and kept.
  package func classifier(of content: Content) -> Lazy<IntentClassifier> {
    let (examples, revision) = (content.examples, content.revision)
    return Lazy {
      if let known = read(IntentClassifier.self, Self.intents + revision) { return known }
      let learnt = IntentClassifier(examples)
      keep(learnt, Self.intents, revision)
      return learnt
    }
  }

  private func read<Value: Decodable>(_ type: Value.Type, _ name: String) -> Value? {
    guard let data = FileManager.default.contents(atPath: path(name)) else { return nil }
    let header = header
    guard data.count > header.count + 8, data.prefix(header.count).elementsEqual(header) else { return nil }
    let payload = [UInt8](data.dropFirst(header.count + 8))
    guard data.dropFirst(header.count).prefix(8).elementsEqual(Self.checksum(payload)) else { return nil }
    return try? PackedDecoder.value(type, payload)
  }

  private func keep(_ value: some Encodable, _ prefix: String, _ revision: String) {
    let files = FileManager.default
    guard let payload = try? PackedEncoder.bytes(value) else { return }
    try? files.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let path = path(prefix + revision)
    // Written whole, then renamed at once: two programs that do this at the same time both leave a sound file.
    guard
      (try? (Data(header) + Data(Self.checksum(payload)) + Data(payload)).write(
        to: URL(filePath: path), options: .atomic)) != nil
    else { return }
    for other in (try? files.contentsOfDirectory(atPath: folder)) ?? []
    where other.hasPrefix(prefix) && other.hasSuffix(Self.suffix) && !path.hasSuffix("/" + other) {
      try? files.removeItem(atPath: folder + "/" + other)
    }
  }

  private static let contents = "content-"
  private static let intents = "intents-"
  private static let suffix = ".packed"

  private var header: [UInt8] { Array("Ariane, packed content, \(program)\n".utf8) }

  private func path(_ name: String) -> String { folder + "/" + name + Self.suffix }

  /// Eight bytes that tell damage, not forgery.
  private static func checksum(_ bytes: [UInt8]) -> [UInt8] {
    var digest = Digest()
    digest.add(bytes)
    return (0..<8).map { UInt8(truncatingIfNeeded: digest.value >> UInt64(8 * $0)) }
  }
}
