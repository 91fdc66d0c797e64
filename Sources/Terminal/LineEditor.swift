private import CLibEdit
import Glibc

/// Reads lines with libedit: history, Ctrl-R, completion, Ctrl-C that abandons the line. Used from one thread only, and never when
/// standard input is no terminal.
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

  private static let historySize: Int32 = 1000

  private let editor: OpaquePointer
  private let past: OpaquePointer
  private let historyPath: String?
  private let complete: (String) -> Completion
  /// The prompt as libedit wants it: a C string that outlives the call.
  private var prompt = strdup("")

  /// Whether somebody is there to edit lines.
  package static var isInteractive: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

  /// - Parameters:
  ///   - historyPath: where lines are remembered; nil keeps none on disk.
  ///   - complete: candidates for the text left of the cursor.
  /// - Returns: nil when libedit cannot work with this terminal.
  package init?(historyPath: String?, complete: @escaping (String) -> Completion) {
    LineEditor.useUTF8()
    guard let editor = ariane_editor(), let past = history_init() else { return nil }
    guard ariane_watch_signals() == 0 else { return nil }
    self.editor = editor
    self.past = past
    self.historyPath = historyPath
    self.complete = complete
    ariane_history_limit(past, Self.historySize)
    // A missing or damaged history is no reason not to talk.
    if let historyPath { _ = ariane_history_load(past, historyPath) }
    ariane_prepare(editor, past, Unmanaged.passUnretained(self).toOpaque()) { editor in
      LineEditor.owner(of: editor)?.prompt
    }
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

  /// In the C locale libedit silently drops accents.
  private static func useUTF8() {
    setlocale(LC_CTYPE, "")
    if let set = nl_langinfo(nl_item(CODESET)), String(cString: set) != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
  }

  /// - Parameter prompt: escape sequences stand between two `\u{1}`.
  package func readLine(prompt text: String) -> Line {
    free(prompt)
    prompt = strdup(text)
    var count: Int32 = 0
    errno = 0
    guard let bytes = el_gets(editor, &count), count > 0 else {
      if count == 0 { return .end }
      let isInterrupted = errno == EINTR
      el_reset(editor)
      return isInterrupted ? .interrupted : .end
    }
    var line = String(cString: bytes)
    while line.last?.isNewline == true { line.removeLast() }
    remember(line)
    return .text(line)
  }

  /// A line that begins with a space is not remembered.
  private func remember(_ line: String) {
    guard !line.isEmpty, !line.hasPrefix(" ") else { return }
    ariane_history_enter(past, line)
    guard let historyPath else { return }
    // Owner only, from the first byte on.
    let mask = umask(0o077)
    _ = ariane_history_save(past, historyPath)
    umask(mask)
    chmod(historyPath, 0o600)
  }

  private static func owner(of editor: OpaquePointer?) -> LineEditor? {
    guard let editor, let owner = ariane_owner(editor) else { return nil }
    return Unmanaged<LineEditor>.fromOpaque(owner).takeUnretainedValue()
  }

  // MARK: Completion

  private func completeWord() -> Int32 {
    guard let line = el_line(editor)?.pointee, let start = line.buffer, let cursor = line.cursor else {
      return CC_ERROR
    }
    let bytes = UnsafeRawBufferPointer(start: start, count: start.distance(to: cursor))
    let typed = String(decoding: bytes, as: UTF8.self)
    let completion = complete(typed)
    guard let first = completion.candidates.first else { return CC_ERROR }
    let shared = completion.candidates.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
    let current = String(typed.suffix(completion.replaced))
    if completion.candidates.count == 1 || shared.count > current.count {
      el_deletestr(editor, Int32(current.unicodeScalars.count))
      el_insertstr(editor, shared + (completion.candidates.count == 1 ? " " : ""))
      return CC_REFRESH
    }
    print("\n" + completion.candidates.joined(separator: "   "))
    return CC_REDISPLAY
  }
}

extension String {
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
