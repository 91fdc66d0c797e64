/// Splits a text into tokens: letters, digits (`2,5` is one number), and the few signs that carry meaning (`€ % / - + =`).
package enum Tokenizer {
  /// Linear in the length of the text; never fails.
  package static func tokens(of text: String) -> [Token] {
    var reader = Reader()
    for scalar in text.unicodeScalars { reader.take(scalar) }
    reader.flush()
    return expandingShortForms(reader.tokens)
  }

  /// Writes out what people abbreviate (`pk`, `c koi`), and makes `don't` and `can't` say `not`.
  private static func expandingShortForms(_ tokens: [Token]) -> [Token] {
    var out: [Token] = []
    out.reserveCapacity(tokens.count)
    for (index, token) in tokens.enumerated() {
      // « après-midi » is one word, however it is typed.
      if token.text == "midi", token.gap <= .space, out.last?.text == "apres", let last = out.popLast() {
        let range = last.range.lowerBound..<token.range.upperBound
        out.append(Token(text: "apresmidi", kind: .word, range: range, gap: last.gap))
        continue
      }
      let isElided = index + 1 < tokens.count && tokens[index + 1].gap == .apostrophe
      if token.text == "t", token.gap == .apostrophe, let last = out.last, FunctionWords.auxiliaries.contains(last.text)
      {
        out.append(Token(text: "not", kind: .word, range: token.range, gap: .space))
      } else if token.kind == .word, !isElided, !isSpelledOut(index, tokens),
        let words = FunctionWords.shortcuts[token.text]
      {
        for (place, word) in words.enumerated() {
          out.append(Token(text: word, kind: .word, range: token.range, gap: place == 0 ? token.gap : .space))
        }
      } else {
        out.append(token)
      }
    }
    return out
  }

  /// « c est » typed with a space is written out already; « dont » is short for `don't` only behind an English subject.
  private static func isSpelledOut(_ index: Int, _ tokens: [Token]) -> Bool {
    switch tokens[index].text {
    case "c": index + 1 < tokens.count && tokens[index + 1].text == "est"
    case "dont": index == 0 || !FunctionWords.subjects.contains(tokens[index - 1].text)
    default: false
    }
  }

  private struct Reader {
    var tokens: [Token] = []
    /// The token being read, folded, as UTF-8: bytes are far quicker to append than scalars.
    private var current: [UInt8] = []
    private var kind = Token.Kind.word
    private var start = 0
    private var offset = 0
    private var gap = Token.Gap.none
    /// A comma or point after digits: a decimal mark if another digit follows, else the end of a clause.
    private var heldMark: Unicode.Scalar?

    mutating func take(_ scalar: Unicode.Scalar) {
      let width = UTF8.width(scalar)
      defer { offset += width }
      let isDigit = scalar.value >= 48 && scalar.value <= 57
      if heldMark != nil {
        heldMark = nil
        if isDigit {
          current.append(UInt8(ascii: "."))
        } else {
          flush()
          gap = .clause
        }
      }
      if isDigit {
        if kind != .number { flush() }
        begin(.number)
        append(scalar)
      } else if isLetter(scalar) || isCombining(scalar) {
        if kind != .word { flush() }
        begin(.word)
        append(scalar)
      } else if kind == .number, !current.isEmpty, scalar == "," || scalar == ".", !current.contains(UInt8(ascii: "."))
      {
        heldMark = scalar
      } else {
        flush()
        separate(scalar)
      }
    }

    mutating func flush() {
      heldMark = nil
      guard !current.isEmpty else { return }
      tokens.append(Token(text: String(decoding: current, as: UTF8.self), kind: kind, range: start..<offset, gap: gap))
      current.removeAll(keepingCapacity: true)
      gap = .none
      kind = .word
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
      if scalar.value < 0x80 {
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        current.append(byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte)
      } else {
        var folded = String.UnicodeScalarView()
        Folding.append(scalar, to: &folded)
        current.append(contentsOf: String(folded).utf8)
      }
    }

    private mutating func begin(_ newKind: Token.Kind) {
      if current.isEmpty {
        start = offset
        kind = newKind
      }
    }

    private mutating func separate(_ scalar: Unicode.Scalar) {
      switch scalar {
      case "'", "’", "ʼ", "‘": widen(.apostrophe)
      case "-", "\u{2010}", "\u{2011}": widen(.hyphen)
      case "–", "—": widen(.clause)
      case "€", "$", "£", "%", "/", "+", "=":
        let width = UTF8.width(scalar)
        tokens.append(Token(text: String(scalar), kind: .sign, range: offset..<(offset + width), gap: gap))
        gap = .none
      case ".", ",", ";", ":", "!", "?", "(", ")", "[", "]", "\n", "…", "«", "»", "\"", "“", "”": widen(.clause)
      default: widen(.space)
      }
    }

    /// The tables of Unicode are slow: letters without accents are told by their number.
    private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
      scalar.value < 0x80
        ? (scalar.value | 0x20) >= 0x61 && (scalar.value | 0x20) <= 0x7A : scalar.properties.isAlphabetic
    }

    private mutating func widen(_ new: Token.Gap) { gap = max(gap, new) }

    private func isCombining(_ scalar: Unicode.Scalar) -> Bool {
      scalar.value >= 0x300 && scalar.value <= 0x36F && !current.isEmpty && kind == .word
    }
  }
}
