import Dialogue
import Language

/// Reads `Dialogs/examples.yaml`: messages for each intent.
enum ExamplesReader {
  static func examples(_ fields: Fields) -> [IntentExamples] {
    var found: [IntentExamples] = []
    for intent in Intent.allCases {
      guard let item = fields.optional(intent.rawValue) else { continue }
      item.file.log.remember("examples:" + intent.rawValue, at: item.place)
      if let texts = item.bilingualList(isPaired: false) {
        found.append(IntentExamples(intent: intent, texts: texts))
      }
    }
    fields.finish()
    return found
  }
}
