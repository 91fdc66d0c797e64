package import Dialogue
package import Language
import Rendering

/// Writes turns in the grammar of transcripts: what was said, the acts that followed, the slots that changed.
package struct TranscriptWriter {
  package private(set) var text: String
  private var known: [String: String] = [:]

  /// - Parameter header: lines kept from an earlier version of the file.
  package init(lang: Lang, header: [String]? = nil) {
    text = (header ?? ["# lang: \(lang.rawValue)", ""]).joined(separator: "\n")
    if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
  }

  package mutating func add(said: String?, acts: [Act], state: State) {
    if let said {
      // One line a message: a line break would begin a directive.
      text += "\n> " + said.split(whereSeparator: \.isNewline).joined(separator: " ") + "\n"
    }
    for act in acts { text += "< @" + act.id + "\n" }
    let answers = state.answers.mapValues { ValueText.text($0.value) }
    for slot in answers.keys.sorted() where answers[slot] != known[slot] {
      text += "= \(slot): \(answers[slot] ?? "")\n"
    }
    for slot in known.keys.sorted() where answers[slot] == nil { text += "= \(slot):\n" }
    known = answers
  }
}
