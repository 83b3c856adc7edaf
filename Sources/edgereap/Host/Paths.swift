import TencentCloud
import Words

/// Where edgereap keeps what, by the XDG base directories.
struct Paths: Sendable {
  /// `config.yaml` and own themes.
  var configuration: String
  /// The journal.
  var state: String
  /// The remembered inventory.
  var cache: String
  /// Where the pace may be, the best first.
  var pace: [PacePlace]

  init(environment: HostEnvironment) {
    func directory(_ variable: String, _ fallback: String) -> String {
      // The specification has relative paths ignored.
      if let value = environment[variable], value.hasPrefix("/") { return "\(value)/edgereap" }
      return "\(environment.home)/\(fallback)/edgereap"
    }
    configuration = directory("XDG_CONFIG_HOME", ".config")
    state = directory("XDG_STATE_HOME", ".local/state")
    cache = directory("XDG_CACHE_HOME", ".cache")
    pace = PacePlace.all(runtimeFolder: environment["XDG_RUNTIME_DIR"])
  }

  /// Everything below one folder: the demo's, which goes with it.
  init(root: String) {
    configuration = "\(root)/config"
    state = "\(root)/state"
    cache = "\(root)/cache"
    pace = [PacePlace(in: root, folders: ["pace"])]
  }

  var settingsFile: String { "\(configuration)/config.yaml" }
  var ownThemes: String { "\(configuration)/themes" }
  var operations: String { "\(state)/operations" }
  var log: String { "\(state)/edgereap.log" }
}

extension Paths {
  /// One kind of file, for the manual.
  struct Entry: Sendable {
    var path: String
    var meaning: String
  }

  static func table(_ words: Words) -> [Entry] {
    [
      Entry(path: "$XDG_CONFIG_HOME/edgereap/config.yaml", meaning: words.settingsFile),
      Entry(path: HostPolicy.path, meaning: words.policyFile),
      Entry(path: "$XDG_CONFIG_HOME/edgereap/themes/*.yaml", meaning: words.ownThemesFile),
      Entry(path: "$XDG_STATE_HOME/edgereap/operations/ID.jsonl", meaning: words.journalFile),
      Entry(path: "$XDG_RUNTIME_DIR/edgereap/pace/", meaning: words.paceFolder),
      Entry(path: "$XDG_CACHE_HOME/edgereap/*.fleet", meaning: words.cacheFile),
      Entry(
        path: "$XDG_STATE_HOME/edgereap/edgereap.log",
        meaning: words.logFile(mebibytes: LogFile.limit >> 20, kept: LogFile.kept)),
    ]
  }
}
