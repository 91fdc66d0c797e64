import Dialogue
import Knowledge
import Language
import Rendering
import Testing

@Suite("The drawing of a dialogue")
struct FlowDrawingTests {
  @Test("steps are nodes, guards stand on the edges, in both notations")
  func guards() {
    let text = Bilingual(fr: "x", en: "x")
    let phrases = Variable.NumberPhrases(
      equal: Bilingual(fr: "vous êtes {n}", en: "you are {n}"),
      more: Bilingual(fr: "vous êtes plus de {n}", en: "more than {n}"),
      less: text)
    let taxonomy = Taxonomy(
      stages: [], needs: [], issues: [], artefacts: [],
      variables: [Variable(id: "participants", label: text, kind: .integer(1...100), phrases: phrases)])
    let crowd = Condition.number(variable: "participants", .greater, 12)
    let dialog = Dialog(
      id: "test", title: text, slots: [], form: Form(most: 3),
      steps: [
        FlowStep(id: "gather", action: .collect, next: [.init(to: "end", guard: crowd), .init(to: "follow-up")]),
        FlowStep(id: "end", action: .say("bye"), next: []), FlowStep(id: "follow-up", action: .listen, next: []),
      ])
    let drawing = FlowDrawing(dialog: dialog, taxonomy: taxonomy, lang: .fr)
    #expect(drawing.mermaid.contains("s_gather -->|\"vous êtes plus de 12\"| s_end"))
    #expect(drawing.mermaid.contains("s_gather --> s_follow_up"))
    #expect(drawing.dot.contains("\"gather\" -> \"end\" [label=\"vous êtes plus de 12\"];"))
  }
}
