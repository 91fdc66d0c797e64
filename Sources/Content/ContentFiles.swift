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

  /// Names this very content: 16 hexadecimal digits, the FNV-1a hash of all paths and texts. It tells versions apart; it does not
  /// guard against forgery.
  package var revision: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
      for part in [path, text] {
        for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ 0xff) &* 0x100_0000_01b3
      }
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
