private import CLibEdit

/// How much room text takes on the terminal.
package enum DisplayWidth {
  /// Cells that a text takes, 0 or more: none for a control character or a combining mark, two for a wide character, as
  /// the C library counts them. Without a UTF-8 locale, one for each character beyond ASCII.
  package static func cells(of text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + cells(of: $1) }
  }

  /// Cells of one scalar: 0, 1 or 2.
  package static func cells(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x7F { return scalar.value < 0x20 ? 0 : 1 }
    guard TerminalLocale.isUTF8 else { return 1 }
    return max(0, Int(ariane_cells(scalar.value)))
  }
}
