package import Knowledge

/// A sheet with its place in the advice and every reason for it.
package struct Ranked: Sendable {
  package var sheet: Sheet
  /// The sum of the contributions; comparable within one ranking only.
  package var score: Double
  package var contributions: [Contribution]
  /// Set when the sheet cannot be used here, whatever its score.
  package var exclusion: Exclusion?

  /// Recommendable: not excluded, and more for it than against it.
  package var isSuitable: Bool { exclusion == nil && score > 0 }
}
