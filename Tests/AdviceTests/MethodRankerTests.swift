import Language
import Testing

@testable import Advice

struct MethodRankerTests {
  private let methods = [
    MethodText(
      id: "vote", names: ["Participatory budgeting"], description: "Residents share out public money by vote."),
    MethodText(
      id: "jury", names: ["Citizens' jury"], description: "A panel drawn by lot hears experts and recommends."),
    MethodText(
      id: "walk", names: ["Exploratory walk", "Walking audit"], description: "People go round a street together."),
    MethodText(id: "map", names: ["Mapping"], description: "Places are drawn together."),
  ]

  private let projects = [
    DocumentedProject(
      id: "lisbon",
      content: .init(title: "Lisbon budget", text: "residents propose how the money of the town is spent"),
      methods: ["vote"]),
    DocumentedProject(
      id: "porto",
      content: .init(title: "Porto schools", text: "pupils propose how the money of their school is spent"),
      methods: ["vote", "map"]),
    DocumentedProject(
      id: "leeds", content: .init(title: "Leeds climate", text: "people drawn by lot hear experts on the climate"),
      methods: ["jury"]),
    DocumentedProject(id: "elsewhere", content: .init(text: "money spent on a method nobody knows"), methods: ["else"]),
  ]

  private func ranker(_ projects: [DocumentedProject]) -> MethodRanker {
    MethodRanker(methods: methods, projects: projects, lang: .en)
  }

  @Test("what the nearest projects used comes first, then what they used beside it")
  func nearestFirst() {
    let ranking = ranker(projects).ranking(for: .init(title: "Our school", text: "how should the money be spent?"))
    #expect(ranking.map(\.method).first == "vote")
    #expect(Set(ranking.map(\.method)) == ["vote", "jury", "walk", "map"])
    #expect(ranking.map(\.method).firstIndex(of: "map")! < ranking.map(\.method).firstIndex(of: "jury")!)
    #expect(ranking.allSatisfy { (0...1).contains($0.score) })
    #expect(zip(ranking, ranking.dropFirst()).allSatisfy { $0.score >= $1.score })
  }

  @Test("a method that no project used is found by any of its names")
  func byName() {
    let ranking = ranker(projects).ranking(for: .init(text: "a walking audit of the crossings"))
    #expect(ranking.first?.method == "walk")
  }

  @Test("three projects are not enough to put what is often used before what is named")
  func fewProjects() {
    let scores = ranker(projects).ranking(for: .init(text: "mapping"))
    #expect(scores.first?.method == "map")
  }

  @Test("without projects the words of the methods decide")
  func noProjects() {
    let ranker = ranker([])
    #expect(ranker.ranking(for: .init(text: "a jury drawn by lot")).first?.method == "jury")
    #expect(ranker.evidence(for: ["jury"], in: .init(text: "a jury drawn by lot"))[0].cases.isEmpty)
    #expect(MethodRanker(methods: [], projects: projects, lang: .en).ranking(for: .init(text: "a jury")).isEmpty)
  }

  @Test("a text in no known words, or none, gets the methods most used, and no evidence")
  func unknownWords() {
    for text in ["zzyzx qwrtp", "", "…"] {
      let project = ProjectText(text: text)
      let ranking = ranker(projects).ranking(for: project)
      #expect(ranking.map(\.method).first == "vote")
      let evidence = ranker(projects).evidence(for: ["vote"], in: project)[0]
      #expect(evidence == MethodEvidence(cases: [], words: [], named: []))
    }
  }

  @Test("the evidence names projects that used the method, the nearest first, and words that stand in the text")
  func evidence() {
    let project = ProjectText(title: "Our Schools", text: "How should the Money be spent, by budgeting?")
    let evidence = ranker(projects).evidence(for: ["vote", "jury", "nothing"], in: project)
    #expect(evidence[0].cases.map(\.id) == ["porto", "lisbon"])
    #expect(evidence[0].cases.allSatisfy { $0.nearness > 0 && $0.nearness <= 1 })
    #expect(evidence[0].words.contains("Money") && evidence[0].words.contains("spent"))
    #expect(!evidence[0].words.contains("the"))
    #expect(evidence[0].named == ["budgeting"])
    #expect(evidence[1].cases.isEmpty)
    #expect(evidence[2] == MethodEvidence(cases: [], words: [], named: []))
  }

  @Test("accents of the text are kept in the evidence")
  func accents() {
    let methods = [MethodText(id: "debat", names: ["Débat public"], description: "")]
    let cases = [DocumentedProject(id: "a", content: .init(text: "un débat sur la forêt"), methods: ["debat"])]
    let other = DocumentedProject(id: "b", content: .init(text: "la pêche en mer"), methods: ["peche"])
    let ranker = MethodRanker(methods: methods, projects: cases + [other], lang: .fr)
    #expect(ranker.projects.map(\.id) == ["a"])
    #expect(ranker.evidence(for: ["debat"], in: .init(text: "débattre, un débat ?"))[0].named == ["débat"])
  }

  /// Enough for the final order: a budget goes with a vote, or with a map where the text names one.
  private var many: [DocumentedProject] {
    (0..<120).map { number in
      let place = ["lisbon", "porto", "leeds", "oslo", "turin", "lyon", "ghent"][number % 7]
      switch number % 3 {
      case 0:
        return .init(id: "\(number)", content: .init(text: "money of \(place) spent by residents"), methods: ["vote"])
      case 1:
        return .init(
          id: "\(number)", content: .init(text: "mapping the money of \(place) spent by all"), methods: ["vote", "map"])
      default:
        return .init(id: "\(number)", content: .init(text: "experts heard in \(place) by lot"), methods: ["jury"])
      }
    }
  }

  @Test("with many projects the order is learnt, and scores tell how likely a use is")
  func learntOrder() {
    let ranker = ranker(many)
    let ranking = ranker.ranking(for: .init(text: "experts heard in madrid"))
    #expect(ranking[0].method == "jury" && ranking[0].score > 0.5)
    #expect(ranking[1].score < 0.5)
    let named = ranker.ranking(for: .init(text: "mapping the money spent in madrid"))
    #expect(Set(named.prefix(2).map(\.method)) == ["vote", "map"])
  }

  @Test("the same projects give the same scores, bit for bit")
  func determinism() {
    let project = ProjectText(text: "mapping how money was spent and heard by lot in oslo")
    #expect(ranker(many).ranking(for: project) == ranker(many).ranking(for: project))
  }
}
