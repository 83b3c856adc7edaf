import Canvas
import Dashboard
import Fleet
import Words

extension Settings {
  /// The command table with the operator's own keys.
  ///
  /// - Throws: for a command or key that there is not, and for two commands on one key.
  func commandTable(file: String) throws(SettingsError) -> CommandTable {
    var overrides: [Command: [Key]] = [:]
    var places: [Command: KeyBinding] = [:]
    for binding in keys {
      func error(_ problem: @escaping Sentence) -> SettingsError {
        SettingsError(file: file, line: binding.line, column: binding.column, problem: problem)
      }
      guard let command = Command(rawValue: binding.command) else {
        throw error {
          $0.unknownScreenCommand(binding.command, among: Command.allCases.map(\.rawValue))
        }
      }
      var list: [Key] = []
      for name in binding.keys {
        guard let key = Key(name: name) else {
          throw error { $0.unknownKeyName(name) }
        }
        list.append(key)
      }
      overrides[command] = list
      places[command] = binding
    }
    do throws(CommandTable.Conflict) {
      return try CommandTable(overrides: overrides)
    } catch {
      let place = places[error.second]
      throw SettingsError(
        file: file, line: place?.line ?? 0, column: place?.column ?? 0
      ) { $0.keyTwice(error.key.name, error.first.rawValue, error.second.rawValue) }
    }
  }
}
