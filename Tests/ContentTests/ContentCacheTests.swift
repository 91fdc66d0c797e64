import Content
import Dialogue
import Foundation
import Knowledge
import Language
import Rendering
import TestContent
import Testing

@Suite("The content's cache")
struct ContentCacheTests {
  private let folder = NSTemporaryDirectory() + "ariane-cache-\(UUID().uuidString)"

  private var files: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] }

  @Test("what is kept comes back whole: the same content gives the same bytes")
  func whole() throws {
    let content = try #require(TestContent.content)
    let cache = ContentCache(folder: folder, program: "a")
    #expect(cache.content(content.revision) == nil)
    cache.keep(content)
    let back = try #require(cache.content(content.revision))
    #expect(back.revision == content.revision)
    // All that is kept, as the encoder of another library writes it.
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(try encoder.encode(back.base.sheets) == encoder.encode(content.base.sheets))
    #expect(try encoder.encode(back.base.glossary) == encoder.encode(content.base.glossary))
    #expect(try encoder.encode(back.base.cautions) == encoder.encode(content.base.cautions))
    #expect(try encoder.encode(back.phrases) == encoder.encode(content.phrases))
    #expect(back.base.taxonomy.variables == content.base.taxonomy.variables)
    #expect(back.base.taxonomy.conditions == content.base.taxonomy.conditions)
    #expect(back.dialog.slots.map(\.id) == content.dialog.slots.map(\.id))
    #expect(back.intents.map(\.phrases) == content.intents.map(\.phrases))
    for text in ["on est 12, on a 3 h, on veut trouver des idées", "we have 2 hours online"] {
      func said(_ content: Content) -> String {
        let turn = content.machine.start(.fr, hearing: .init(text))
        return content.renderer.text(turn.acts, .fr)
      }
      #expect(said(back) == said(content))
    }
  }

  @Test("another build, another revision or a damaged file is no cache, and is made again")
  func stale() throws {
    let content = try #require(TestContent.content)
    let cache = ContentCache(folder: folder, program: "a")
    cache.keep(content)
    #expect(ContentCache(folder: folder, program: "b").content(content.revision) == nil)
    #expect(cache.content("0000000000000000") == nil)
    let path = folder + "/" + (try #require(files.first))
    let sound = try Data(contentsOf: URL(fileURLWithPath: path))
    var damaged = [Data(), Data("x".utf8), sound.prefix(sound.count / 2), sound + Data("x".utf8)]
    for place in [0, 40, 60, 100, sound.count / 2, sound.count - 1] {
      var copy = sound
      copy[place] ^= 0x41
      damaged.append(copy)
    }
    for data in damaged {
      try data.write(to: URL(fileURLWithPath: path))
      #expect(cache.content(content.revision) == nil)
    }
    cache.keep(content)
    #expect(cache.content(content.revision) != nil)
    #expect(files.count == 1)
  }

  @Test("programs that keep at the same time all leave a sound file")
  func race() async throws {
    let content = try #require(TestContent.content)
    let cache = ContentCache(folder: folder, program: "a")
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<6 {
        group.addTask {
          cache.keep(content)
          return cache.content(content.revision) != nil
        }
      }
      for await isSound in group { #expect(isSound) }
    }
  }

  @Test("a folder that cannot be written costs the cache, and nothing else")
  func unwritable() throws {
    let cache = ContentCache(folder: "/proc/ariane", program: "a")
    let content = try #require(TestContent.content)
    cache.keep(content)
    #expect(cache.content(content.revision) == nil)
  }
}
