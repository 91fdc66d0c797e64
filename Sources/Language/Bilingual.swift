/// One text in both languages. Source: every `{fr: ..., en: ...}` of the content.
package struct Bilingual: Hashable, Sendable, Codable {
  package var fr: String
  package var en: String

  package init(fr: String, en: String) {
    self.fr = fr
    self.en = en
  }

  package subscript(lang: Lang) -> String { lang == .fr ? fr : en }
}

/// A list of texts in both languages; the two may differ in length (words to recognise do, items to read do not).
package struct BilingualList: Hashable, Sendable, Codable {
  package var fr: [String]
  package var en: [String]

  package init(fr: [String] = [], en: [String] = []) {
    self.fr = fr
    self.en = en
  }

  package subscript(lang: Lang) -> [String] { lang == .fr ? fr : en }
}
