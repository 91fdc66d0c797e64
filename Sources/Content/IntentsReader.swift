import Dialogue
import Language

/// Reads `Dialogs/intents.yaml`: how people say what they want, and the polite words that add nothing.
enum IntentsReader {
  static func intents(_ fields: Fields) -> (intents: [IntentPhrases], polite: BilingualList) {
    let polite = fields.required("polite")?.bilingualList(isPaired: false) ?? BilingualList()
    var found: [IntentPhrases] = []
    if let entries = fields.required("intents")?.fields() {
      for intent in Intent.allCases {
        guard let entry = entries.required(intent.rawValue)?.fields() else { continue }
        var phrases: [IntentPhrases.Position: BilingualList] = [:]
        for position in IntentPhrases.Position.allCases {
          phrases[position] = entry.optional(position.rawValue)?.bilingualList(isPaired: false)
        }
        entry.finish()
        entry.value.file.log.remember("intent:" + intent.rawValue, at: entry.value.place)
        found.append(IntentPhrases(intent: intent, phrases: phrases))
      }
      entries.finish()
    }
    fields.finish()
    return (found, polite)
  }
}
