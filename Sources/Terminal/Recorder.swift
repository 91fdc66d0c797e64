import Assistant
import Dialogue
package import Language
import Rendering
import Transcripts

/// Writes a conversation down as a transcript that `ariane replay` accepts.
package struct Recorder {
  private var transcript: TranscriptWriter
  private let save: (String) -> Void

  /// - Parameter save: called with the whole text after each turn, so that a crash loses nothing.
  package init(lang: Lang, save: @escaping (String) -> Void) {
    transcript = TranscriptWriter(lang: lang)
    self.save = save
  }

  /// - Parameter message: nil for the opening.
  mutating func add(_ message: String?, _ reply: Reply) {
    transcript.add(said: message, acts: reply.acts, state: reply.state)
    save(transcript.text)
  }
}
