import Glibc

/// The locale in which libedit and `wcwidth` read characters.
enum TerminalLocale {
  /// Whether characters are read as UTF-8. The first use sets the locale: that of the environment, else `C.UTF-8`,
  /// since in the C locale libedit silently drops accents and `wcwidth` knows ASCII only.
  static let isUTF8: Bool = {
    setlocale(LC_CTYPE, "")
    if !readsUTF8 { setlocale(LC_CTYPE, "C.UTF-8") }
    return readsUTF8
  }()

  private static var readsUTF8: Bool {
    guard let set = nl_langinfo(nl_item(CODESET)) else { return false }
    return String(cString: set) == "UTF-8"
  }
}
