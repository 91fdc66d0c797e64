// What `make bench` prints: start to first prompt against an empty program that loads Foundation, in turn in the same run, and the time of
// one turn of conversation, in process. Medians and 99th percentiles of repeated runs.
import Content
import Dialogue
import Foundation
import Language
import Rendering

func milliseconds(_ body: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  try body()
  let elapsed = start.duration(to: .now).components
  return Double(elapsed.seconds) * 1e3 + Double(elapsed.attoseconds) / 1e15
}

func summary(_ samples: [Double]) -> (median: Double, p99: Double) {
  let sorted = samples.sorted()
  return (sorted[sorted.count / 2], sorted[min(sorted.count - 1, sorted.count * 99 / 100)])
}

func row(_ name: String, _ samples: [Double]) {
  let (median, p99) = summary(samples)
  print(
    name.padding(toLength: 44, withPad: " ", startingAt: 0),
    String(format: "median %8.3f ms   p99 %8.3f ms", median, p99))
}

/// Runs a program to its end, without input or output. By `posix_spawn`: Foundation's `Process` takes ten times as long as the empty
/// program itself, and would flatter every ratio.
func run(_ program: String, _ arguments: [String]) throws {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
  var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  var process: pid_t = 0
  guard posix_spawn(&process, program, &actions, nil, &words, environ) == 0 else { throw CocoaError(.fileNoSuchFile) }
  var status: Int32 = 0
  waitpid(process, &status, 0)
}

let program = CommandLine.arguments.dropFirst().first ?? "ariane"
/// `bench PROGRAM understanding`: that part only.
let part = CommandLine.arguments.dropFirst(2).first
let baseline = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent(
  "baseline"
).path
let folder = FileManager.default.currentDirectoryPath

if part == "understanding", let content = ContentLoader(ContentFiles(folder: folder)).load().content {
  UnderstandingBench(content: content).run(hostile: 20_000)
  exit(0)
}

var starts: [Double] = []
var empties: [Double] = []
for _ in 0..<40 {
  empties.append(try milliseconds { try run(baseline, []) })
  starts.append(try milliseconds { try run(program, ["--content", folder, "--ephemeral", "--plain"]) })
}
row("empty program with Foundation", empties)
row("ariane, start to first prompt", starts)
print(String(format: "ratio of medians: %.2f", summary(starts).median / summary(empties).median))

guard let content = ContentLoader(ContentFiles(folder: folder)).load().content else {
  print("The content has errors: run make check.")
  exit(1)
}
row(
  "content, read and checked",
  (0..<20).map { _ in milliseconds { _ = ContentLoader(ContentFiles(folder: folder)).load() } })

let machine = content.machine
let renderer = Renderer(base: content.base, dialog: content.dialog, phrases: content.phrases)
/// One conversation, told with other numbers each time, so that none is a repeat of another.
func messages(_ number: Int) -> [String] {
  let (few, many) = (3 + number % 19, 24 + number % 41)
  return [
    "on est une ptite asso de \(few) bénévoles, on veut comprendre pourquoi les jeunes ne demandent pas leurs aides",
    "on démarre", "\(2 + number % 5) soirées de \(1 + number % 3) h", "pourquoi cette question ?", "sur place",
    "je ne sais pas", "en fait on est \(many)", "c'est quoi le non-recours ?", "et si on était \(few + 30) ?",
    "assez, conseille-moi", "comment en arrives-tu là ?", "pourquoi pas les personae ?", "guide-moi", "suite", "retour",
  ]
}
var turns: [Double] = []
for round in 0..<40 {
  var conversation = machine.start(.fr).conversation
  for message in messages(round) {
    turns.append(
      milliseconds {
        let turn = machine.advance(conversation, Event(message))
        _ = renderer.text(turn.acts, turn.conversation.state.lang)
        conversation = turn.conversation
      })
  }
}
row("one turn, rendered, in process", turns)

UnderstandingBench(content: content).run(hostile: 2_000)

try ServerBench(
  program: program,
  echo: URL(fileURLWithPath: baseline).deletingLastPathComponent().appendingPathComponent("echo").path,
  content: folder
).run()
