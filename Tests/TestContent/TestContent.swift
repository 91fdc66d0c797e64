package import Content
import Dialogue
import Foundation
import Language
package import Rendering

/// The repository's own content, for the tests: read once.
package enum TestContent {
  /// The root of the repository.
  package static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  package static let files = ContentFiles(folder: folder)

  /// Nil when the content has errors; `ContentLoaderTests` says which.
  package static let content = ContentLoader(files).load().content

  /// The content with eleven sheets, for tests that read it again and again.
  package static let fewFiles: ContentFiles = {
    let kept = [
      "co-development", "design-thinking", "icebreakers", "root-cause-analysis", "field-interviews", "personas",
      "field-observation", "ideation-session", "concept-sheet", "pitch", "economic-model",
    ]
    var few = files
    let others = ["Knowledge/cases/", "Knowledge/recipes/"]
    for path in files.texts.keys where others.contains(where: path.hasPrefix) { few.texts[path] = nil }
    for (path, text) in files.texts where path.hasPrefix("Knowledge/methods/") || path.hasPrefix("Knowledge/tools/") {
      guard kept.contains(where: { path.hasSuffix("/\($0).yaml") }) else {
        few.texts[path] = nil
        continue
      }
      // The others that it names are not there.
      var lines = text.components(separatedBy: "\n")
      if let start = lines.firstIndex(of: "related:") {
        let end = lines[(start + 1)...].firstIndex { !$0.hasPrefix(" ") } ?? lines.endIndex
        lines.removeSubrange(start..<end)
      }
      few.texts[path] = lines.joined(separator: "\n")
    }
    return few
  }()

  /// The content with one text replaced; nil when the text is not there.
  package static func replacing(_ old: String, with new: String, in path: String) -> ContentFiles? {
    guard let text = fewFiles.texts[path], let range = text.range(of: old) else { return nil }
    var changed = fewFiles
    changed.texts[path] = text.replacingCharacters(in: range, with: new)
    return changed
  }
}

extension Content {
  package var renderer: Renderer { Renderer(base: base, dialog: dialog, phrases: phrases) }
}
