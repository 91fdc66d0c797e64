import Content
import Dialogue
import Knowledge
import Language
import Rendering
import TestContent
import Testing

/// A generator with a seed, so that a failure comes again.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

@Suite("The laws of a conversation")
struct LawTests {
  static let messages = [
    "on est une petite association de 6 bénévoles", "on démarre", "2", "1 et 3", "je ne sais pas",
    "pourquoi cette question ?",
    "en fait on est 40", "deux heures", "une demi-journée", "à distance", "pas à distance", "personne pour animer",
    "non", "oui", "rien",
    "c'est quoi le non-recours ?", "fiche personas", "compare pitch et fiche concept", "et si on était 80 ?",
    "pourquoi pas les personae ?",
    "assez, conseille-moi", "comment en arrives-tu là ?", "guide-moi", "suite", "avant", "stop", "aide", "bonjour",
    "merci", "recommence",
    "liste", "cherche budget", "speak english", "parle français", "récapitule", "xyzzy", "", "999999 personnes", "/",
    "\u{0}\u{7}", "12", "🙂",
  ]

  private func machine() throws -> (Machine, Renderer) {
    let content = try #require(TestContent.content)
    return (content.machine, content.renderer)
  }

  @Test(
    "undo after an answer is the identity", arguments: ["on est 12", "à distance", "on a 2 h", "2", "je ne sais pas"])
  func undo(message: String) throws {
    let (machine, _) = try machine()
    let before = machine.replay([Event("on veut trouver des idées")], .fr)
    let after = machine.advance(machine.advance(before, Event(message)).conversation, Event("retour")).conversation
    var state = after.state
    // Only how the question was put may differ.
    state.misses = before.state.misses
    #expect(state.answers == before.state.answers && state.skipped == before.state.skipped)
    #expect(state.pending == before.state.pending && state.step == before.state.step)
  }

  @Test("the same log gives the same bytes twice", arguments: 0..<20)
  func replay(seed: Int) throws {
    let (machine, renderer) = try machine()
    func play() -> [String] {
      var random = Seeded(state: UInt64(seed) + 1)
      var conversation = machine.start(.fr).conversation
      return (0..<25).map { _ in
        let turn = machine.advance(conversation, Event(Self.messages.randomElement(using: &random) ?? ""))
        conversation = turn.conversation
        return renderer.text(turn.acts, conversation.state.lang)
      }
    }
    #expect(play() == play())
  }

  @Test("replaying the log gives the conversation that was held", arguments: 0..<20)
  func fold(seed: Int) throws {
    let (machine, _) = try machine()
    var random = Seeded(state: UInt64(seed) + 100)
    var conversation = machine.start(.fr).conversation
    var log: [Event] = []
    for _ in 0..<25 {
      let event = Event(Self.messages.randomElement(using: &random) ?? "")
      log.append(event)
      conversation = machine.advance(conversation, event).conversation
    }
    #expect(machine.replay(log, .fr).state == conversation.state)
  }

  @Test("whatever is said gets words, and every phrase of them is written", arguments: 0..<20)
  func neverSilent(seed: Int) throws {
    let (machine, renderer) = try machine()
    var random = Seeded(state: UInt64(seed) + 200)
    var conversation = machine.start(.fr).conversation
    for _ in 0..<40 {
      let message = Self.messages.randomElement(using: &random) ?? ""
      let turn = machine.advance(conversation, Event(message))
      conversation = turn.conversation
      let text = renderer.text(turn.acts, conversation.state.lang)
      #expect(!text.isEmpty || message.isEmpty || conversation.state.pending == nil, "silence after: \(message)")
      #expect(!text.hasPrefix("["), "a phrase is missing: \(text)")
    }
  }

  @Test("what is not understood never gets the same sentence twice in a row, before the advice or after it")
  func neverTwice() throws {
    let (machine, renderer) = try machine()
    for opening in [[], [Event("assez")]] {
      var conversation = machine.replay(opening, .fr)
      var last = ""
      for message in ["zzzz qqqq", "zzzz wwww", "xxxx vvvv", "kkkk jjjj", "zzzz qqqq"] {
        let turn = machine.advance(conversation, Event(message))
        conversation = turn.conversation
        let text = turn.acts.first.map { renderer.text($0, .fr) } ?? ""
        #expect(text != last, "\(message)")
        last = text
      }
    }
  }

  @Test("a correction and its reverse give the same advice again")
  func correctionBack() throws {
    let (machine, renderer) = try machine()
    let base = ["on est 12, on a 3 h, on veut trouver des idées", "assez, conseille-moi"]
    let there = base + ["en fait on est 40", "en fait on est 12", "assez, conseille-moi"]
    func advice(_ messages: [String]) -> String {
      var conversation = machine.start(.fr).conversation
      var last = ""
      for message in messages {
        let turn = machine.advance(conversation, Event(message))
        conversation = turn.conversation
        last = turn.acts.filter { $0.id == "advice" }.map { renderer.text($0, .fr) }.last ?? last
      }
      return last
    }
    #expect(advice(base) == advice(there))
  }

  @Test(
    "who knows nothing, or makes no sense, still gets advice", arguments: [("je ne sais pas", 8), ("xyzzy plugh", 40)])
  func endsInAdvice(message: String, most: Int) throws {
    let (machine, _) = try machine()
    var conversation = machine.start(.fr).conversation
    var turns = 0
    while !conversation.state.hasAdvised, turns <= most {
      conversation = machine.advance(conversation, Event(message)).conversation
      turns += 1
    }
    #expect(conversation.state.hasAdvised && turns <= most)
  }

  @Test("3,000 random sentences of numbers, units and commands crash nothing")
  func sentences() throws {
    let (machine, _) = try machine()
    let words = [
      "999999999", "0", "1", "-3", "2,5", "12k", "€", "%", "+", "/", "mille", "cent", "quatre", "vingts", "une",
      "dizaine", "couple", "of",
      "groupes", "de", "entre", "et", "à", "moins", "plus", "au", "jusqu", "h", "30", "min", "heures", "jours", "mois",
      "ans", "séances",
      "soirées", "demi", "1/2", "personnes", "on", "est", "annule", "les", "pas", "sans", "retour", "fiche", "compare",
      "si", "et", "guide",
      "suite", ",", ".", "'", "é", "\u{301}", "🙂", "non", "aucun", "c", "dont", "t", "\"", "personae", "pourquoi",
      "aides", "visio",
    ]
    var random = Seeded(state: 7)
    var conversation = machine.start(.fr).conversation
    for round in 0..<3_000 {
      let count = Int.random(in: 1...12, using: &random)
      let text = (0..<count).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
      conversation =
        round % 40 == 0 ? machine.start(.fr).conversation : machine.advance(conversation, Event(text)).conversation
    }
    #expect(!conversation.state.step.isEmpty)
  }

  @Test("a message of a million letters is read in bounded time")
  func long() throws {
    let (machine, _) = try machine()
    let text = String(repeating: "idées personnes 12 h à distance ", count: 30_000)
    let state = machine.advance(machine.start(.fr).conversation, Event(text)).conversation.state
    #expect(state.answers["modality"]?.value == .choice("remote"))
  }

  @Test("10,000 random byte strings crash nothing and lose no answer")
  func bytes() throws {
    let (machine, _) = try machine()
    let opening = machine.replay([Event("on est 12, on a 3 h")], .fr)
    var random = Seeded(state: 42)
    for _ in 0..<10_000 {
      let count = Int.random(in: 0...60, using: &random)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      let text = String(decoding: bytes, as: UTF8.self)
      let state = machine.advance(opening, Event(text)).conversation.state
      #expect(state.answers["participants"] != nil && state.answers["time"] != nil)
    }
  }
}
