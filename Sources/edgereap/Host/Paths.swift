/// Where edgereap keeps what, by the XDG base directories.
struct Paths: Sendable {
  /// `config.yaml` and own themes.
  var configuration: String
  /// The journal and the pace.
  var state: String

  init(environment: HostEnvironment) {
    func directory(_ variable: String, _ fallback: String) -> String {
      // The specification has relative paths ignored.
      if let value = environment[variable], value.hasPrefix("/") { return "\(value)/edgereap" }
      return "\(environment.home)/\(fallback)/edgereap"
    }
    configuration = directory("XDG_CONFIG_HOME", ".config")
    state = directory("XDG_STATE_HOME", ".local/state")
  }

  /// Everything below one folder: the demo's, which goes with it.
  init(root: String) {
    configuration = "\(root)/config"
    state = "\(root)/state"
  }

  var settingsFile: String { "\(configuration)/config.yaml" }
  var ownThemes: String { "\(configuration)/themes" }
  var operations: String { "\(state)/operations" }
  var pace: String { "\(state)/pace" }
  var log: String { "\(state)/edgereap.log" }
}
