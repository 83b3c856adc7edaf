import TencentCloud

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

  static let table = [
    Entry(
      path: "$XDG_CONFIG_HOME/edgereap/config.yaml",
      meaning: "The settings; XDG_CONFIG_HOME is ~/.config where it is not set."),
    Entry(
      path: "$XDG_CONFIG_HOME/edgereap/themes/*.yaml",
      meaning: "Own themes; they hide those of the same name in PREFIX/share/edgereap/themes."),
    Entry(
      path: "$XDG_STATE_HOME/edgereap/operations/ID.jsonl",
      meaning: "The journal, mode 0600; XDG_STATE_HOME is ~/.local/state where it is not set."),
    Entry(
      path: "$XDG_RUNTIME_DIR/edgereap/pace/",
      meaning: "What all programs of one user share to keep to the API's limits. Where "
        + "XDG_RUNTIME_DIR cannot be used it is below /run/user/UID, else below /tmp/edgereap-UID."),
    Entry(
      path: "$XDG_CACHE_HOME/edgereap/*.fleet",
      meaning: "What was listed last, mode 0600, shown at the start until it has been listed "
        + "again; XDG_CACHE_HOME is ~/.cache where it is not set."),
    Entry(
      path: "$XDG_STATE_HOME/edgereap/edgereap.log",
      meaning: "The log, mode 0600, only with --log-level. At \(LogFile.limit >> 20) MiB it is set "
        + "aside as edgereap.log.1; \(LogFile.kept) of those are kept. It never holds a secret, a "
        + "token or a signature."),
  ]
}
