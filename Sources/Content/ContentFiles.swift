import FoundationEssentials

/// The content's YAML files: their paths from the content's folder, and their texts.
package struct ContentFiles: Sendable {
  package var texts: [String: String]

  package init(_ texts: [String: String]) { self.texts = texts }

  /// Reads every `Knowledge/**.yaml` and `Dialogs/**.yaml` below a folder. A folder that is missing gives no file: loading then says
  /// which are missing.
  package init(folder: String) {
    var texts: [String: String] = [:]
    for top in ["Knowledge", "Dialogs"] {
      guard let walk = try? FileManager.default.subpathsOfDirectory(atPath: folder + "/" + top) else { continue }
      for path in walk.sorted() where path.hasSuffix(".yaml") {
        guard let bytes = FileManager.default.contents(atPath: folder + "/" + top + "/" + path) else { continue }
        texts[top + "/" + path] = String(decoding: bytes, as: UTF8.self)
      }
    }
    self.texts = texts
  }

  /// Names this very content: 16 hexadecimal digits over all paths and texts.
  package var revision: String {
    var digest = Digest()
    for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
      digest.add(Array(path.utf8))
      digest.add(Array(text.utf8))
    }
    let digits = String(digest.value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
