import Language

/// Reads the text of a transcript.
package enum TranscriptReader {
  package static func transcript(_ text: String) -> Result<Transcript, TranscriptFault> {
    var transcript = Transcript(lang: .fr, dialog: "consultation", tags: [], header: [], turns: [])
    transcript.turns.append(Transcript.Turn(said: nil, number: 1, lines: []))
    var isHeader = true
    for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let number = index + 1
      let line = raw.hasSuffix("\r") ? String(raw.dropLast()) : String(raw)
      if line.isEmpty || line.hasPrefix("#") {
        if isHeader {
          transcript.header.append(line)
          guard readHeader(line, &transcript) else { return .failure(TranscriptFault(line: number, text: line)) }
        }
        continue
      }
      isHeader = false
      if line.hasPrefix(">") {
        transcript.turns.append(Transcript.Turn(said: content(line, after: ">"), number: number, lines: []))
      } else if let kind = expectation(line) {
        transcript.turns[transcript.turns.count - 1].lines.append(.init(kind: kind, number: number))
      } else {
        return .failure(TranscriptFault(line: number, text: line))
      }
    }
    return .success(transcript)
  }

  /// Headers are `# name: value`; any other comment is only a comment.
  private static func readHeader(_ line: String, _ transcript: inout Transcript) -> Bool {
    let parts = line.dropFirst().split(separator: ":", maxSplits: 1).map { content(String($0), after: "") }
    guard parts.count == 2 else { return true }
    switch parts[0] {
    case "lang":
      guard let lang = Lang(rawValue: parts[1]) else { return false }
      transcript.lang = lang
    case "dialog": transcript.dialog = parts[1]
    case "tags": transcript.tags = parts[1].split(separator: ",").map { content(String($0), after: "") }
    default: break
    }
    return true
  }

  private static func expectation(_ line: String) -> Transcript.Line.Kind? {
    if line.hasPrefix("not ") {
      let text = content(line, after: "not ")
      return text.isEmpty ? nil : .absent(text)
    }
    if line.hasPrefix("=") {
      let parts = content(line, after: "=").split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { return nil }
      return .slot(content(String(parts[0]), after: ""), content(String(parts[1]), after: ""))
    }
    guard line.hasPrefix("<") else { return nil }
    let text = content(line, after: "<")
    if text == "..." { return .rest }
    if text.hasPrefix("@") { return .act(String(text.dropFirst())) }
    return text.isEmpty ? nil : .text(text)
  }

  private static func content(_ line: String, after mark: String) -> String {
    var text = line[...].dropFirst(mark.count)
    while text.first == " " || text.first == "\t" { text = text.dropFirst() }
    while text.last == " " || text.last == "\t" { text = text.dropLast() }
    return String(text)
  }
}
