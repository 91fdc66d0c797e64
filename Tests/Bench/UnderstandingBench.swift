import Content
import Dialogue
import Foundation
import Knowledge
import Language

/// How long a message takes to be understood: with the vocabulary as it is, with a hundred times as much, and whatever people throw at it.
struct UnderstandingBench {
  let content: Content

  private static let typical = [
    "on est une ptite asso de 6 bénévoles, on a rien comme budget et 2 soirées pour comprendre pourquoi les jeunes ne demandent pas leurs aides",
    "en fait on sera plutôt une quinzaine, et à distance", "une demi-journée", "pourquoi cette question ?",
    "la mairie veut une réunion publique en juin mais rien n'est décidé et les commerçants sont remontés",
    "we are 12 volunteers and we only have an evening to choose between three ideas", "et si on était 40 ?",
    "personne n'a jamais animé, on se connaît à peine", "compare le world café et le forum ouvert",
    "je ne sais pas", "on a fait huit entretiens et on ne sait pas quoi en faire", "what is a personna?",
  ]

  func run(hostile count: Int) {
    let reader = MessageReader(
      taxonomy: content.base.taxonomy, vocabulary: content.vocabulary, classifier: content.classifier)
    _ = reader.read("", asked: nil, choices: [])
    row("a message understood", samples(reader))
    let base = enlarged(by: 100)
    let (intents, polite) = (content.intents, content.polite)
    let large = MessageReader(
      taxonomy: base.taxonomy, vocabulary: Lazy { Vocabulary(base, intents: intents, polite: polite) },
      classifier: content.classifier)
    let built = milliseconds { _ = large.read("", asked: nil, choices: []) }
    row("a message, 100 times the vocabulary", samples(large))
    print(String(format: "  compiled in %.0f ms; ratio of medians: %.2f", built, median(large) / median(reader)))
    var random = Random(state: 7)
    for kind in Random.Hostility.allCases {
      let worst = (0..<(count / Random.Hostility.allCases.count)).map { _ in
        let text = random.hostile(kind, bytes: 8192)
        return milliseconds { _ = reader.read(text, asked: nil, choices: []) }
      }
      row("hostile, 8 KiB: \(kind.rawValue)", worst)
      print(String(format: "  worst of %d: %.2f ms", worst.count, worst.max() ?? 0))
    }
  }

  private func samples(_ reader: MessageReader) -> [Double] {
    (0..<400).map { round in
      let text = Self.typical[round % Self.typical.count]
      return milliseconds { _ = reader.read(text, asked: nil, choices: []) }
    }
  }

  private func median(_ reader: MessageReader) -> Double { summary(samples(reader)).median }

  /// The knowledge with one more variable, whose phrases are made-up words: so many times the phrases of all the others.
  private func enlarged(by factor: Int) -> KnowledgeBase {
    let base = content.base
    let count = base.taxonomy.variables.flatMap(\.terms).reduce(0) { $0 + $1.match.fr.count + $1.match.en.count }
    var random = Random(state: 3)
    let terms = (0..<200).map { place in
      let phrases = (0..<(count * factor / 400)).map { _ in
        (0..<(1 + random.below(3))).map { _ in random.word() }.joined(separator: " ")
      }
      return Term(
        id: "made-up-\(place)", label: Bilingual(fr: "x", en: "x"), match: BilingualList(fr: phrases, en: phrases))
    }
    let known = base.taxonomy
    let made = Variable(id: "made-up", label: Bilingual(fr: "x", en: "x"), kind: .choices(terms))
    let own = known.variables.dropFirst(
      Taxonomy.vocabularyVariables(known.stages, known.needs, known.issues, known.artefacts).count)
    let taxonomy = Taxonomy(
      stages: known.stages, needs: known.needs, issues: known.issues, artefacts: known.artefacts,
      variables: Array(own) + [made], conditions: known.conditions)
    return KnowledgeBase(taxonomy: taxonomy, sheets: base.sheets, cautions: [], glossary: base.glossary)
  }
}

/// Numbers by chance, the same at each run (SplitMix64).
struct Random {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  mutating func word() -> String {
    (0..<(2 + below(3))).map { _ in
      String(Array("bcdfglmnprstv")[below(13)]) + String(Array("aeiou")[below(5)])
    }.joined()
  }

  /// Text that nobody means well by.
  enum Hostility: String, CaseIterable {
    case unicode = "all of Unicode"
    case marks = "marks, NUL, joiners"
    case knownWords = "known words over and over"
    case ascii = "any ASCII"
    case letters = "random words"
  }

  mutating func hostile(_ kind: Hostility, bytes: Int) -> String {
    let known = [
      "pas ", "deux ", "vingt ", "on est ", "2 h ", "et si ", "c'est quoi ", "budget ", "aide ", "12 ", ", ",
    ]
    let nasty: [Unicode.Scalar] = [
      "\u{0}", "\u{202E}", "\u{301}", "\u{20D7}", "\u{FEFF}", "\u{200D}", "'", "-", " ", "\u{1F468}",
    ]
    var text = ""
    while text.utf8.count < bytes {
      switch kind {
      case .unicode: text.unicodeScalars.append(Unicode.Scalar(UInt32(below(0x11_0000))) ?? " ")
      case .marks: text.unicodeScalars.append(nasty[below(nasty.count)])
      case .knownWords: text += known[below(known.count)]
      case .ascii:
        text.unicodeScalars.append(below(4) == 0 ? nasty[below(nasty.count)] : Unicode.Scalar(UInt8(32 + below(95))))
      case .letters: text += below(6) == 0 ? word() + " " : String(UnicodeScalar(UInt8(97 + below(26))))
      }
    }
    return text
  }
}
