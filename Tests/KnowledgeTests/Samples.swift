import Knowledge
import Language

/// A small taxonomy, enough for what is tested here.
enum Samples {
  static let taxonomy = Taxonomy(
    stages: [term("frame-issue"), term("ideate")], needs: [term("find-root-causes"), term("generate-ideas")],
    issues: [term("mobility")], artefacts: [term("cause-map")],
    variables: [
      Variable(id: "participants", label: text("Participants"), kind: .integer(1...10_000)),
      Variable(id: "time", label: text("Temps"), kind: .duration(10...12_600)),
      Variable(
        id: "modality", label: text("Modalité"), kind: .choice([term("in-person"), term("remote"), term("hybrid")])),
    ])

  static func term(_ id: String) -> Term { Term(id: id, label: text(id)) }
  static func text(_ text: String) -> Bilingual { Bilingual(fr: text, en: text) }
}
