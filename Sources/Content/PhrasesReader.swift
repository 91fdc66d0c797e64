import Dialogue
import Language

/// Reads `Dialogs/phrases.yaml`: all that Ariane says, each in both languages, with its placeholders.
enum PhrasesReader {
  static func phrases(_ fields: Fields) -> Phrases {
    var texts: [String: Bilingual] = [:]
    for (name, key, value) in fields.all {
      guard let text = value.bilingual() else { continue }
      texts[name] = text
      key.file.log.remember("phrase:" + name, at: key.place)
      for placeholder in Phrases.placeholders[name] ?? [] {
        for lang in Lang.allCases where !text[lang].placeholders.contains(placeholder) {
          key.report(.missingPlaceholder, name, lang.rawValue, "{\(placeholder)}")
        }
      }
    }
    for name in Phrases.placeholders.keys.sorted() where texts[name] == nil {
      fields.value.report(.unknownPhrase, name)
    }
    return Phrases(texts)
  }
}
