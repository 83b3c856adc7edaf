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
      func error(_ message: String) -> SettingsError {
        SettingsError(file: file, line: binding.line, column: binding.column, message: message)
      }
      let known = Command.allCases.map(\.rawValue)
      guard let command = Command(rawValue: binding.command) else {
        let hint = Words.spoken.didYouMean(binding.command, among: known).map { "; \($0)" }
        throw error("no command '\(binding.command)'\(hint ?? "")")
      }
      var list: [Key] = []
      for name in binding.keys {
        guard let key = Key(name: name) else {
          throw error("no key '\(name)'; write j, ^d, f1, space, esc, pgdn …")
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
        file: file, line: place?.line ?? 0, column: place?.column ?? 0,
        message: "key '\(error.key.name)' is given to '\(error.first.rawValue)' and to "
          + "'\(error.second.rawValue)'")
    }
  }
}
