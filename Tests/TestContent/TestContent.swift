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

  /// The content with one text replaced; nil when the text is not there.
  package static func replacing(_ old: String, with new: String, in path: String) -> ContentFiles? {
    guard let text = files.texts[path], let range = text.range(of: old) else { return nil }
    var changed = files
    changed.texts[path] = text.replacingCharacters(in: range, with: new)
    return changed
  }
}

extension Content {
  package var renderer: Renderer { Renderer(base: base, dialog: dialog, phrases: phrases) }
}
