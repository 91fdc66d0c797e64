import Content
import Foundation
import Language
import Rendering
import TestContent
import Testing
import Transcripts

@Suite("Transcripts")
struct TranscriptTests {
  private func play(_ text: String) throws -> [Player.Played] {
    let content = try #require(TestContent.content)
    return Player(machine: content.machine, renderer: content.renderer).play(
      try TranscriptReader.transcript(text).get())
  }

  private func failures(_ text: String) throws -> [String] { try play(text).flatMap(\.failures) }

  @Test("every transcript of the repository plays as written")
  func all() throws {
    let folder = TestContent.folder + "/Tests/Transcripts"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }.sorted()
    #expect(files.count >= 20)
    for file in files {
      let text = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
      #expect(try failures(text) == [], "\(file)")
    }
  }

  @Test("an act that no line accounts for fails")
  func unaccounted() throws {
    #expect(try failures("> aide\n< @help\n") != [])
    #expect(try failures("> aide\n< @help\n< ...\n") == [])
    #expect(try failures("> aide\n< @help\n< @ask:*\n") == [])
  }

  @Test("what is said to be absent must be, and slots must hold")
  func absentAndSlots() throws {
    #expect(try failures("> on est 12\nnot @advice\n= participants: 12\n") == [])
    #expect(try failures("> on est 12\nnot @understood\n") != [])
    #expect(try failures("> on est 12\n= participants: 13\n") != [])
    #expect(try failures("> on est 12\n= modality:\n") == [])
  }

  @Test("wildcards forgive case, accents and kinds of spaces")
  func wildcards() throws {
    #expect(try failures("> on est 12\n< j'ai compris : *12*\n< ...\n") == [])
    #expect(try failures("> on est 12\n< J’AI COMPRIS : *13*\n< ...\n") != [])
  }

  @Test(
    "an unknown directive is an error with its line", arguments: ["? quoi", "<", "= sans deux points", "not ", "texte"])
  func unknown(line: String) {
    guard case .failure(let fault) = TranscriptReader.transcript("> on est 12\n" + line) else {
      Issue.record("read: \(line)")
      return
    }
    #expect(fault.line == 2)
  }

  @Test("a file with Windows line ends is read all the same")
  func windows() throws {
    #expect(try failures("# essai\r\n> bonjour\r\n< @nope\r\n") != [])
  }

  @Test("what the recorder writes plays as written")
  func recorded() throws {
    let content = try #require(TestContent.content)
    let player = Player(machine: content.machine, renderer: content.renderer)
    let script = "# lang: fr\n\n> on est 12\n> pourquoi ?\n> assez, conseille-moi\n> en fait on est 40\n> retour\n"
    var writer = TranscriptWriter(lang: .fr)
    for played in player.play(try TranscriptReader.transcript(script).get()) {
      writer.add(said: played.turn.said, acts: played.acts, state: played.state)
    }
    #expect(try failures(writer.text) == [])
    #expect(try play(writer.text).count == 6)
  }
}
