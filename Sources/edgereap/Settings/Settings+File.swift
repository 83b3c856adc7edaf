import Fleet
import Glibc
import Words

extension Settings {
  /// Reads the settings; a file that is not there is the defaults.
  ///
  /// - Throws: `SettingsError`.
  static func load(from path: String) throws -> Settings {
    guard let text = try TextFile.read(path) else { return Settings() }
    return try parse(text, file: path)
  }

  static func parse(_ text: String, file: String) throws -> Settings {
    var settings = Settings()
    guard let root = try SettingsNode.parse(text, file: file) else { return settings }
    try root.read(into: &settings, by: keys)
    try settings.readFilters(file: file)
    try settings.checkRuleNames(file: file)
    try settings.checkProfile(file: file)
    return settings
  }
}

extension Settings {
  private func checkProfile(file: String) throws(SettingsError) {
    guard let profile, profiles[profile.text] == nil else { return }
    throw profile.error(in: file, missingProfile(profile.text))
  }

  func missingProfile(_ name: String) -> String {
    let known = profiles.keys.sorted()
    let hint =
      Words.spoken.didYouMean(name, among: known)
      ?? (known.isEmpty ? "none are set up" : "there are \(known.joined(separator: ", "))")
    return "there is no profile '\(name)'; \(hint)"
  }

  /// No rule of a profile may have the name of another that holds with it: lifting one would lift
  /// both.
  private func checkRuleNames(file: String) throws(SettingsError) {
    for profile in profiles.values {
      var names = Set(rules.map(\.name))
      for place in profile.protection where !names.insert(place.rule.name).inserted {
        throw SettingsError(
          file: file, line: place.line, column: place.column,
          message: "there is a rule '\(place.rule.name)' already; lifting one would lift both")
      }
    }
  }
}

/// A text file of an operator's own.
enum TextFile {
  /// nil where there is no such file.
  static func read(_ path: String) throws(SettingsError) -> String? {
    func failure(_ message: String) -> SettingsError {
      SettingsError(file: path, line: 0, column: 0, message: message)
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw failure("cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    return try read(descriptor, named: path)
  }

  /// All that comes from there; waits for a writer that is slow.
  static func read(_ descriptor: Int32, named path: String) throws(SettingsError) -> String {
    func failure(_ message: String) -> SettingsError {
      SettingsError(file: path, line: 0, column: 0, message: message)
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      guard count >= 0 else {
        if errno == EINTR { continue }
        if errno == EAGAIN {
          var waited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
          _ = poll(&waited, 1, -1)
          continue
        }
        throw failure("cannot be read: \(String(cString: strerror(errno)))")
      }
      if count == 0 { break }
      bytes.append(contentsOf: buffer[..<count])
      guard bytes.count <= largest else { throw failure("is longer than 64 MiB") }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw failure("is not UTF-8")
    }
    return text
  }

  /// A plan of a hundred thousand instances fits; a device that never ends does not.
  private static let largest = 64 << 20
}
