import Dialogue
import Knowledge
import Language

/// Words that lead to two places: the reader would choose for the user.
struct WordLints {
  private let content: Content
  private let log: DiagnosticLog

  init(_ content: Content, _ log: DiagnosticLog) {
    self.content = content
    self.log = log
  }

  func run() {
    let base = content.base
    for variable in base.taxonomy.variables {
      let list = VariableID.vocabularyLists[variable.id] ?? "values"
      for lang in Lang.allCases {
        unique(variable.terms.map { (list + ":" + $0.id, $0.id, $0.match[lang]) }, lang)
        unique(variable.terms.map { (list + ":" + $0.id, $0.id, $0.answer[lang] + [$0.label[lang]]) }, lang)
      }
    }
    for variable in base.taxonomy.variables {
      let list = VariableID.vocabularyLists[variable.id] ?? "values"
      for term in variable.terms {
        for texts in [term.match, term.except, term.answer] { readable(texts, list + ":" + term.id, term.id) }
      }
    }
    for entry in content.intents {
      for texts in entry.phrases.values { readable(texts, "intent:" + entry.intent.rawValue, entry.intent.rawValue) }
    }
    for lang in Lang.allCases {
      unique(base.sheets.map { ("sheet:" + $0.id, $0.id, [$0.name[lang]] + $0.also[lang]) }, lang)
      unique(base.glossary.map { ("term:" + $0.id, $0.id, [$0.name[lang]] + $0.also[lang]) }, lang)
      for position in IntentPhrases.Position.allCases {
        unique(
          content.intents.map {
            ("intent:" + $0.intent.rawValue, $0.intent.rawValue, $0.phrases[position]?[lang] ?? [])
          }, lang)
      }
    }
  }

  /// A pattern that cannot be read would be passed over in silence.
  private func readable(_ texts: BilingualList, _ place: String, _ owner: String) {
    for text in texts.fr + texts.en where PhrasePattern.elements(of: text) == nil {
      log.report(.unreadablePattern, at: log.place(of: place), text, owner, "\(PhrasePattern.mostVariants)")
    }
  }

  private func unique(_ owners: [(place: String, id: String, phrases: [String])], _ lang: Lang) {
    let stemmer = Stemmer(lang)
    var seen: [[String]: String] = [:]
    for owner in owners {
      for phrase in owner.phrases {
        let stems = Tokenizer.tokens(of: phrase).map { stemmer.stem($0.text) }
        if let other = seen[stems], other != owner.id {
          log.report(.ambiguousWord, at: log.place(of: owner.place), phrase, other, owner.id)
        }
        seen[stems] = owner.id
      }
    }
  }
}
