/// A text in tokens, with the stem of each word in each language: stemmed once for all that reads it.
package struct StemmedText: Sendable {
  package let tokens: [Token]
  private let stems: [[String]]

  package init(_ tokens: [Token]) {
    self.tokens = tokens
    stems = Lang.allCases.map { lang in
      let stemmer = Stemmer(lang)
      return tokens.map { stemmer.stem($0.text) }
    }
  }

  /// The stem of each token.
  package func stems(_ lang: Lang) -> [String] { stems[lang == .fr ? 0 : 1] }
}
