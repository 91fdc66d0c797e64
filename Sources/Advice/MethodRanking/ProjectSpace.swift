import Language

/// Documented projects in every way that they are compared.
struct ProjectSpace: Sendable {
  /// A project read: its words and its vectors.
  struct Reading {
    var words: [TermReader.Word]
    var heading: [TermReader.Word]
    fileprivate var vectors: [[TermSpace.Entry]]
  }

  let reader: TermReader
  /// Stems, without pairs: the one that evidence in words is read off.
  let stems: TermSpace
  /// In the order of `documents(of:)`, `stems` among them.
  private let spaces: [TermSpace]

  /// - Parameter reader: has learnt the words of the projects.
  init(_ projects: [ProjectText], _ reader: TermReader) {
    let stemmer = reader.stemmer()
    let documents = projects.map { ProjectSpace.documents(of: ProjectSpace.words($0, reader, stemmer)) }
    spaces = (0..<4).map { kind in TermSpace(documents.map { $0[kind] }) }
    (stems, self.reader) = (spaces[1], reader)
  }

  func read(_ project: ProjectText, _ stemmer: Stemmer) -> Reading {
    let words = ProjectSpace.words(project, reader, stemmer)
    let vectors = zip(spaces, ProjectSpace.documents(of: words)).map { $0.vector($1) }
    return Reading(words: words.all, heading: words.heading, vectors: vectors)
  }

  /// How near a project comes to each documented one, in order, from 0 to 1: the mean cosine by the words and pairs of the headings, by
  /// the words that carry a topic, by all words with their pairs, and by runs of letters.
  func nearness(_ reading: Reading) -> [Double] {
    var sums = [Double](repeating: 0, count: stems.count)
    for (space, vector) in zip(spaces, reading.vectors) {
      for (document, cosine) in space.cosines(vector).enumerated() { sums[document] += cosine }
    }
    return sums.map { $0 / Double(spaces.count) }
  }

  /// The vector that evidence in words is read off.
  func stemVector(_ reading: Reading) -> [TermSpace.Entry] { reading.vectors[1] }

  /// Heading first; where there is no title, the text is not read twice.
  private static func words(
    _ project: ProjectText, _ reader: TermReader, _ stemmer: Stemmer
  ) -> (heading: [TermReader.Word], text: [TermReader.Word], all: [TermReader.Word]) {
    let heading = reader.words(project.heading, stemmer)
    if project.title.isEmpty { return (heading, [], heading) }
    let text = reader.words(project.text, stemmer)
    return (heading, text, heading + text)
  }

  /// Pairs do not reach from the title into the text.
  private static func documents(
    of words: (heading: [TermReader.Word], text: [TermReader.Word], all: [TermReader.Word])
  ) -> [[UInt64]] {
    [
      TermReader.pairs(words.heading, light: false), TermReader.stems(words.all),
      TermReader.pairs(words.heading, light: true) + TermReader.pairs(words.text, light: true),
      TermReader.runs(words.all),
    ]
  }
}
