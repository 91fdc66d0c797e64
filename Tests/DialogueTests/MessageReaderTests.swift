import Content
import Dialogue
import Knowledge
import Language
import TestContent
import Testing

@Suite("Understanding a message")
struct MessageReaderTests {
  private func read(_ text: String, asked: String? = nil) throws -> Reading {
    let content = try #require(TestContent.content)
    return MessageReader(
      taxonomy: content.base.taxonomy, vocabulary: content.vocabulary, classifier: content.classifier
    ).read(
      text, asked: asked, choices: [])
  }

  private func value(_ text: String, _ variable: String, asked: String? = nil) throws -> Value? {
    try read(text, asked: asked).mentions.first { $0.variable == variable && !$0.isDenied }?.value
  }

  @Test("one sentence fills many slots")
  func overAnswering() throws {
    let text =
      "on est une ptite asso de 6 benevoles, on a 2 soirées de 2 h pr comprendre pourquoi les jeunes demandent pas leurs aides"
    #expect(try value(text, "participants") == .number(6...6))
    #expect(try value(text, "time") == .number(240...240))
    #expect(try value(text, "organisation") == .choice("association"))
    #expect(try value(text, "issues") == .choices(["poverty-non-take-up"]))
    guard case .choices(let needs) = try value(text, "needs") else {
      Issue.record("no need")
      return
    }
    #expect(needs.contains("find-root-causes") || needs.contains("understand-users"))
  }

  @Test("a number is about people only when its words say so")
  func numbers() throws {
    #expect(try value("une commune de 3 000 habitants", "participants") == nil)
    #expect(try value("on est 12", "participants") == .number(12...12))
    #expect(try value("40", "participants", asked: "participants") == .number(40...40))
    #expect(try value("une quinzaine", "participants", asked: "participants") != nil)
  }

  @Test("a negation denies what follows it, and nothing else")
  func negation() throws {
    let reading = try read("pas à distance")
    #expect(reading.mentions.contains { $0.variable == "modality" && $0.isDenied })
    #expect(try value("pas sur place mais à distance", "modality") == .choice("remote"))
  }

  @Test("one mistyped letter is forgiven, and said")
  func typo() throws {
    let mention = try #require(try read("on sera en vizioconférence").mentions.first { $0.variable == "modality" })
    #expect(mention.value == .choice("remote") && mention.isCorrected)
  }

  @Test(
    "what a message is for",
    arguments: [
      ("pourquoi cette question ?", Intent.whyAsked), ("comment en arrives-tu là ?", .howConcluded),
      ("assez, conseille-moi", .enough),
      ("Retour", .undo), ("je sais pas trop", .dontKnow), ("et si on était 40 ?", .whatIf),
      ("pourquoi pas les personae ?", .whyNot),
      ("c'est quoi le non-recours ?", .define), ("undo", .undo), ("why do you ask?", .whyAsked),
      ("enough, advise me", .enough),
      ("guide-moi", .guideMe), ("recommence", .restart), ("merci !", .thank), ("parle anglais stp", .speakEnglish),
      ("c koi une persona", .define), ("Aide", .help), ("compare pitch et fiche concept", .compare),
    ])
  func intents(text: String, intent: Intent) throws {
    #expect(try read(text).intent == intent)
  }

  @Test("people are no personas")
  func names() throws {
    #expect(try read("12 personnes").sheets.isEmpty)
    #expect(try read("fiche personas").sheets == ["personas"])
    #expect(try read("les personae").sheets == ["personas"])
  }

  @Test("two groups of people add up, money is a budget, and part of a sheet's name is no fact")
  func sums() throws {
    #expect(try value("nous serons 12 bénévoles et 6 agents", "participants") == .number(18...18))
    #expect(try value("on a 800 euros", "budget") == .choice("low"))
    #expect(try value("2 500", "budget", asked: "budget") == .choice("medium"))
    #expect(try read("c'est quoi un budget participatif ?").mentions.isEmpty)
  }

  @Test("what was seen is told with its place, its score and what became of it")
  func findings() throws {
    let text = "réunion à distance, en vizioconférence"
    let reading = try read(text)
    let modality = reading.findings.filter { if case .value("modality", _) = $0.kind { true } else { false } }
    #expect(!modality.isEmpty && modality.allSatisfy { $0.score > 0 && $0.score <= 1 })
    #expect(reading.findings.contains { $0.kind == .spelling("visioconference") })
    for finding in reading.findings {
      let bytes = Array(text.utf8)[finding.range]
      #expect(String(decoding: bytes, as: UTF8.self) == finding.words)
    }
  }

  @Test("a deadline without a number of days is kept as it was said")
  func deadline() throws {
    #expect(try read("il faut rendre le dossier d'ici juin").dates == ["d'ici juin"])
  }
}
