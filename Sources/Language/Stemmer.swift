private import CSnowball

/// Reduces a folded word to its Snowball stem, so that `financements` meets `financement`.
///
/// Holds a C stemmer: make one where it is needed and let it go; it is not shared between threads.
package final class Stemmer {
  private let handle: OpaquePointer?
  private var known: [String: String] = [:]

  /// Source of the algorithms: Debian `libstemmer-dev` 2.2.
  package init(_ lang: Lang) {
    handle = sb_stemmer_new(lang == .fr ? "french" : "english", "UTF_8")
  }

  deinit {
    if let handle { sb_stemmer_delete(handle) }
  }

  /// The stem of one word; the word itself when the library knows no better.
  package func stem(_ word: String) -> String {
    if let stem = known[word] { return stem }
    let stem = compute(word)
    known[word] = stem
    return stem
  }

  private func compute(_ word: String) -> String {
    guard let handle else { return word }
    var word = word
    return word.withUTF8 { bytes in
      guard let base = bytes.baseAddress, let out = sb_stemmer_stem(handle, base, Int32(bytes.count)) else { return "" }
      return String(decoding: UnsafeBufferPointer(start: out, count: Int(sb_stemmer_length(handle))), as: UTF8.self)
    }
  }
}
