private import CLibEdit
import Glibc

/// Reads lines with libedit: history, Ctrl-R, completion, Ctrl-C that abandons the line. Used from one thread only, and
/// never when standard input is no terminal.
package final class LineEditor {
  package enum Line: Hashable, Sendable {
    case text(String)
    /// Ctrl-C: the line was abandoned.
    case interrupted
    /// Ctrl-D on an empty line.
    case end
  }

  /// What may replace the last characters before the cursor.
  package struct Completion: Hashable, Sendable {
    /// Characters before the cursor that a candidate replaces.
    package var replaced: Int
    package var candidates: [String]

    package init(replaced: Int, candidates: [String]) {
      self.replaced = replaced
      self.candidates = candidates
    }
  }

  private let editor: OpaquePointer
  private let past: OpaquePointer
  private let file: HistoryFile?
  private let complete: (String) -> Completion
  private var tab = TabCompletion()
  /// The prompt as libedit wants it: a C string that outlives the call.
  private var prompt = strdup("")
  private var promptCells = 0

  /// Whether somebody is there to edit lines.
  package static var isInteractive: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

  /// - Parameters:
  ///   - historyPath: where lines are remembered; nil keeps none on disk.
  ///   - complete: candidates for the text left of the cursor.
  /// - Returns: nil when libedit cannot work with this terminal.
  package init?(historyPath: String?, complete: @escaping (String) -> Completion) {
    _ = TerminalLocale.isUTF8
    guard let past = history_init() else { return nil }
    guard let editor = ariane_editor(), ariane_watch_signals() == 0 else {
      history_end(past)
      return nil
    }
    self.editor = editor
    self.past = past
    self.complete = complete
    file = historyPath.map { HistoryFile(path: $0) }
    ariane_history_limit(past, Int32(HistoryFile.size))
    for line in file?.load() ?? [] { ariane_history_enter(past, line) }
    ariane_prepare(
      editor, past, Unmanaged.passUnretained(self).toOpaque(),
      { editor in LineEditor.owner(of: editor)?.prompt },
      { editor in LineEditor.owner(of: editor)?.redraw() })
    ariane_bind_builtin(editor, "^R", "em-inc-search-prev")
    ariane_bind(editor, "^I", "ariane-complete", "complete") { editor, _ in
      UInt8(LineEditor.owner(of: editor)?.completeWord() ?? CC_ERROR)
    }
  }

  deinit {
    el_end(editor)
    history_end(past)
    free(prompt)
    ariane_ignore_signals()
  }

  /// - Parameter prompt: escape sequences stand between two `\u{1}`.
  package func readLine(prompt text: String) -> Line {
    free(prompt)
    prompt = strdup(text)
    let visible = text.split(separator: "\u{1}", omittingEmptySubsequences: false).enumerated().filter {
      $0.offset % 2 == 0
    }
    promptCells = visible.reduce(0) { $0 + DisplayWidth.cells(of: $1.element) }
    tab = TabCompletion()
    ariane_begin_line()
    var count: Int32 = 0
    let bytes = el_gets(editor, &count)
    if ariane_was_interrupted() != 0 {
      // Wherever Ctrl-C came, within a history search too, which libedit would take for the end of input.
      el_reset(editor)
      return .interrupted
    }
    guard let bytes, count > 0 else {
      el_reset(editor)
      return .end
    }
    var line = String(cString: bytes)
    while line.last?.isNewline == true { line.removeLast() }
    remember(line)
    return .text(line)
  }

  /// A line that begins with a space is not remembered.
  private func remember(_ line: String) {
    guard HistoryFile.remembers(line) else { return }
    ariane_history_enter(past, line)
    file?.append(line)
  }

  private static func owner(of editor: OpaquePointer?) -> LineEditor? {
    guard let editor, let owner = ariane_owner(editor) else { return nil }
    return Unmanaged<LineEditor>.fromOpaque(owner).takeUnretainedValue()
  }

  // MARK: Completion

  private func completeWord() -> Int32 {
    let typed = typedText.before
    let completion = complete(typed)
    switch tab.answer(typed: typed, replaced: completion.replaced, candidates: completion.candidates) {
    case .nothing: return CC_ERROR
    case .replace(let scalars, let text):
      el_deletestr(editor, Int32(scalars))
      return el_insertstr(editor, text) == 0 ? CC_REFRESH : CC_ERROR
    case .list(let candidates):
      let width = Int(ariane_columns(editor))
      let place = rows(width: width)
      print(String(repeating: "\n", count: place.below + 1) + TabCompletion.listing(candidates, width: width))
      fflush(nil)
      ariane_refresh(editor)
      return CC_NORM
    }
  }

  // MARK: The line on the screen

  /// Draws the line again in a window of another size, or after Ctrl-Z, over what the terminal still shows of it.
  private func redraw() {
    if let up = ariane_capability(editor, "up"), let clear = ariane_capability(editor, "cd") {
      let above = rows(width: Int(ariane_columns(editor))).above
      print("\r" + String(repeating: String(cString: up), count: above) + String(cString: clear), terminator: "")
    } else {
      print("")
    }
    fflush(nil)
    ariane_refresh(editor)
  }

  /// Rows of the line being edited, above and below that of the cursor.
  private func rows(width: Int) -> (above: Int, below: Int) {
    let text = typedText
    let before = promptCells + DisplayWidth.cells(of: text.before)
    let above = before / width
    return (above, (before + DisplayWidth.cells(of: text.after)) / width - above)
  }

  /// The line, left and right of the cursor.
  private var typedText: (before: String, after: String) {
    guard let line = el_line(editor)?.pointee, let start = line.buffer, let cursor = line.cursor,
      let end = line.lastchar
    else {
      return ("", "")
    }
    func text(_ from: UnsafePointer<CChar>, _ to: UnsafePointer<CChar>) -> String {
      String(decoding: UnsafeRawBufferPointer(start: from, count: from.distance(to: to)), as: UTF8.self)
    }
    return (text(start, cursor), text(cursor, end))
  }
}
