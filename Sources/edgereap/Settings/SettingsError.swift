/// A text of a settings file, with its place in it.
struct PlacedText: Sendable, Hashable {
  var text: String
  var line: Int
  var column: Int

  func error(in file: String, _ message: String) -> SettingsError {
    SettingsError(file: file, line: line, column: column, message: message)
  }
}

/// Something in a settings or theme file that cannot be used: where it is, and what would do.
struct SettingsError: Error, Hashable, CustomStringConvertible {
  var file: String
  /// From 1; 0 where the whole file is meant.
  var line: Int
  var column: Int
  var message: String

  var description: String {
    line > 0 ? "\(file):\(line):\(column): \(message)" : "\(file): \(message)"
  }
}
