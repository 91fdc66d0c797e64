package import Knowledge
package import Language

/// All the words that Ariane recognises, compiled once from the taxonomy, the sheets, the glossary and the intents.
package struct Vocabulary: Sendable {
  enum Meaning: Hashable, Sendable {
    case value(variable: String, id: String)
    /// Looks like a value, and is none: « avec la mairie » of someone who is not the town hall.
    case notValue(variable: String, id: String)
    case intent(Intent, IntentPhrases.Position)
    case sheet(String)
    case term(String)
  }

  let lexicon: Lexicon<Meaning>
  /// Words that count only as the answer to one question, by variable.
  let answers: [String: Lexicon<String>]
  let frames: NumberFrames
  let intents: IntentReader
  /// Names of one word, as they are written: a name is not recognised by its stem alone (« personnes » is no persona).
  let names: Set<String>

  package init(_ base: KnowledgeBase, intents: [IntentPhrases], polite: BilingualList) {
    var entries: [Lexicon<Meaning>.Entry] = []
    var names: Set<String> = []
    func add(_ meaning: Meaning, _ texts: BilingualList) {
      for lang in Lang.allCases {
        for text in texts[lang] { entries.append(.init(meaning, lang, text)) }
      }
    }
    func addName(_ meaning: Meaning, _ name: Bilingual, _ also: BilingualList) {
      let texts = BilingualList(fr: [name.fr] + also.fr, en: [name.en] + also.en)
      add(meaning, texts)
      names.formUnion((texts.fr + texts.en).map(Folding.fold))
    }
    for variable in base.taxonomy.variables {
      for term in variable.terms {
        add(.value(variable: variable.id, id: term.id), term.match)
        add(.notValue(variable: variable.id, id: term.id), term.except)
      }
    }
    for entry in intents {
      for (position, texts) in entry.phrases {
        for lang in Lang.allCases {
          for text in texts[lang] {
            entries.append(.init(.intent(entry.intent, position), lang, text, isLiteral: true))
          }
        }
      }
    }
    for sheet in base.sheets { addName(.sheet(sheet.id), sheet.name, sheet.also) }
    for term in base.glossary { addName(.term(term.id), term.name, term.also) }
    lexicon = Lexicon(entries)
    // What is a word anywhere is no mistyped answer: « visio » is no « vision ».
    answers = Vocabulary.answers(base.taxonomy, lexicon.words)
    frames = NumberFrames(base.taxonomy.variables)
    self.intents = IntentReader(polite: polite)
    self.names = names
  }

  private static func answers(_ taxonomy: Taxonomy, _ known: Set<String>) -> [String: Lexicon<String>] {
    var found: [String: Lexicon<String>] = [:]
    for variable in taxonomy.variables where !variable.terms.isEmpty {
      let entries = variable.terms.flatMap { term in
        Lang.allCases.flatMap { lang in
          (term.answer[lang] + [term.label[lang], term.id]).map { Lexicon<String>.Entry(term.id, lang, $0) }
        }
      }
      found[variable.id] = Lexicon(entries, known: known)
    }
    return found
  }
}
