import Knowledge
import Language

/// Tells which variable a number in a text is about, from the words around it: « on est {n} », `{n} people`.
struct NumberFrames: Sendable {
  private struct Frame: Sendable {
    var variable: String
    /// False for the ways of saying that the number is something else.
    var isAbout: Bool
    var left: [String]
    var right: [String]
  }

  private var frames: [Lang: [Frame]] = [:]

  init(_ variables: [Variable]) {
    for lang in Lang.allCases {
      let stemmer = Stemmer(lang)
      frames[lang] = variables.flatMap { variable in
        variable.frames[lang].compactMap { NumberFrames.frame($0, variable.id, true, stemmer) }
          + variable.notFrames[lang].compactMap { NumberFrames.frame($0, variable.id, false, stemmer) }
      }
    }
  }

  /// The variable that a number is about; nil when no frame says so, or a longer frame says otherwise.
  func variable(of number: NumberMention, in tokens: [Token]) -> String? {
    var best: (length: Int, variable: String?) = (0, nil)
    for lang in Lang.allCases {
      let stemmer = Stemmer(lang)
      let before = tokens[..<number.tokens.lowerBound].suffix(6).map { stemmer.stem($0.text) }
      let after = tokens[number.tokens.upperBound...].prefix(6).map { stemmer.stem($0.text) }
      // « 6 [petits] commerçants »: de, d', of may stand between the number and its noun.
      let linkless = after.first.map { ["de", "d", "of"].contains($0) } == true ? Array(after.dropFirst()) : after
      for frame in frames[lang] ?? [] {
        guard before.count >= frame.left.count, before.suffix(frame.left.count).elementsEqual(frame.left) else {
          continue
        }
        guard after.starts(with: frame.right) || linkless.starts(with: frame.right) else { continue }
        let length = frame.left.count + frame.right.count
        // At equal length « is not » wins: a wrong number does more harm than a question.
        if length > best.length || (length == best.length && !frame.isAbout) {
          best = (length, frame.isAbout ? frame.variable : nil)
        }
      }
    }
    return best.variable
  }

  private static func frame(_ text: String, _ variable: String, _ isAbout: Bool, _ stemmer: Stemmer) -> Frame? {
    guard let range = text.range(ofMark: "{n}") else { return nil }
    let left = Tokenizer.tokens(of: String(text[..<range.lowerBound])).map { stemmer.stem($0.text) }
    let right = Tokenizer.tokens(of: String(text[range.upperBound...])).map { stemmer.stem($0.text) }
    guard !left.isEmpty || !right.isEmpty else { return nil }
    return Frame(variable: variable, isAbout: isAbout, left: left, right: right)
  }
}
