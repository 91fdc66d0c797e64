import FoundationEssentials
import Glibc
import Language

/// What the environment says: where content and state live, which language is preferred.
enum Environment {
  static let variables = ProcessInfo.processInfo.environment

  /// Folders where the content is looked for, the first that has it wins.
  static func contentFolders(option: String?) -> [String] {
    if let option { return [option] }
    if let home = variables["ARIANE_HOME"], !home.isEmpty { return [home] }
    let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let share = program.deletingLastPathComponent().appending(path: "share/ariane")
    return [program.path(), share.path(), "."]
  }

  /// `$XDG_CACHE_HOME/ariane`: what can be made again.
  static var cacheFolder: String {
    if let cache = variables["XDG_CACHE_HOME"], cache.hasPrefix("/") { return cache + "/ariane" }
    return (variables["HOME"] ?? ".") + "/.cache/ariane"
  }

  /// Tells this build of the program from any other: its version, size and date.
  static var build: String {
    var status = stat()
    stat("/proc/self/exe", &status)
    return "\(Ariane.version) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }

  /// `$XDG_STATE_HOME/ariane`: the log and the history.
  static var stateFolder: String {
    if let state = variables["XDG_STATE_HOME"], state.hasPrefix("/") { return state + "/ariane" }
    return (variables["HOME"] ?? ".") + "/.local/state/ariane"
  }
}

extension Lang {
  /// What `--lang` says, else `ARIANE_LANG`, else French. Read before the options are parsed, since help has a language too.
  static let preferred: Lang = {
    let arguments = CommandLine.arguments
    if let option = arguments.firstIndex(of: "--lang"), option + 1 < arguments.count,
      let lang = Lang(rawValue: arguments[option + 1])
    {
      return lang
    }
    if let joined = arguments.first(where: { $0.hasPrefix("--lang=") }),
      let lang = Lang(rawValue: String(joined.dropFirst(7)))
    {
      return lang
    }
    let variables = Environment.variables
    if let own = variables["ARIANE_LANG"].flatMap({ Lang(rawValue: $0) }) { return own }
    return .fr
  }()
}
