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

  /// Frames by the stem next to the number: before it, or behind it for those that begin with it.
  private struct Table: Sendable {
    var byLeft: [String: [Frame]] = [:]
    var byRight: [String: [Frame]] = [:]
  }

  private var tables: [Lang: Table] = [:]

  init(_ variables: [Variable]) {
    for lang in Lang.allCases {
      let stemmer = Stemmer(lang)
      var table = Table()
      for variable in variables {
        let frames =
          variable.frames[lang].compactMap { NumberFrames.frame($0, variable.id, true, stemmer) }
          + variable.notFrames[lang].compactMap { NumberFrames.frame($0, variable.id, false, stemmer) }
        for frame in frames {
          if let last = frame.left.last {
            table.byLeft[last, default: []].append(frame)
          } else if let first = frame.right.first {
            table.byRight[first, default: []].append(frame)
          }
        }
      }
      tables[lang] = table
    }
  }

  /// What the words around a number say.
  enum Verdict: Equatable {
    case about(String)
    case notAbout(String)
    case unsaid
  }

  /// The variable that a number is about, by the longest frame around it; at equal length « is not » wins: a wrong number does more
  /// harm than a question.
  ///
  /// - Parameter variables: the only ones that it may be about; nil for any.
  func verdict(on number: Range<Int>, in text: StemmedText, among variables: Set<String>? = nil) -> Verdict {
    var best: (length: Int, verdict: Verdict) = (0, .unsaid)
    for lang in Lang.allCases {
      let stems = text.stems(lang)
      let before = stems[..<number.lowerBound].suffix(6)
      let after = Array(stems[number.upperBound...].prefix(6))
      // « 6 [petits] commerçants »: de, d', of may stand between the number and its noun.
      let linkless = after.first.map { ["de", "d", "of"].contains($0) } == true ? Array(after.dropFirst()) : after
      guard let table = tables[lang] else { continue }
      let candidates =
        (before.last.flatMap { table.byLeft[$0] } ?? []) + (after.first.flatMap { table.byRight[$0] } ?? [])
        + (linkless.first.flatMap { $0 == after.first ? nil : table.byRight[$0] } ?? [])
      for frame in candidates {
        guard variables?.contains(frame.variable) ?? true else { continue }
        guard before.count >= frame.left.count, before.suffix(frame.left.count).elementsEqual(frame.left) else {
          continue
        }
        guard after.starts(with: frame.right) || linkless.starts(with: frame.right) else { continue }
        let length = frame.left.count + frame.right.count
        if length > best.length || (length == best.length && !frame.isAbout) {
          best = (length, frame.isAbout ? .about(frame.variable) : .notAbout(frame.variable))
        }
      }
    }
    return best.verdict
  }

  private static func frame(_ text: String, _ variable: String, _ isAbout: Bool, _ stemmer: Stemmer) -> Frame? {
    guard let range = text.range(ofMark: "{n}") else { return nil }
    let left = Tokenizer.tokens(of: String(text[..<range.lowerBound])).map { stemmer.stem($0.text) }
    let right = Tokenizer.tokens(of: String(text[range.upperBound...])).map { stemmer.stem($0.text) }
    guard !left.isEmpty || !right.isEmpty else { return nil }
    return Frame(variable: variable, isAbout: isAbout, left: left, right: right)
  }
}
