/// What an acknowledged turn survives.
package enum Durability: String, Sendable, CaseIterable {
  /// A power cut too: each commit waits for the disk.
  case full
  /// The end of the program, however brutal; a power cut may take the last moments. The file stays sound either way.
  case normal
}
