import Fleet
import OwnFiles
import Words

extension Settings {
  /// Reads the settings; where there is nothing of that name they are the defaults. Anything else that
  /// cannot be read may hold rules that protect.
  ///
  /// - Throws: `SettingsError`.
  static func load(from path: String) throws -> Settings {
    if let text = try TextFile.read(path, tolerating: .anyones) {
      return try parse(text, file: path)
    }
    guard WholeFile.isNothing(path) else {
      throw SettingsError(file: path) { $0.cannotRead($0.leadsNowhere) }
    }
    return Settings()
  }

  /// The language that a file chooses, whatever else is wrong in it; nil where it chooses none.
  static func language(in path: String) -> Language? {
    guard let text = try? TextFile.read(path),
      let entries = try? SettingsNode.parse(text, file: path)?.entries()
    else { return nil }
    let entry = entries.first { (try? $0.key.text()) == "language" }
    return entry.flatMap { try? $0.value.choice(Language.self) }
  }

  static func parse(_ text: String, file: String) throws -> Settings {
    var settings = Settings()
    guard let root = try SettingsNode.parse(text, file: file) else { return settings }
    try root.read(into: &settings, by: keys)
    try settings.readFilters(file: file)
    try settings.checkRuleNames(file: file)
    try settings.checkProfile(file: file)
    try settings.checkConsistency(root)
    try settings.readClaims(root, file: file)
    settings.entries = try root.placedEntries()
    return settings
  }
}

extension Settings {
  private func checkProfile(file: String) throws(SettingsError) {
    guard let profile, profiles[profile.text] == nil else { return }
    throw profile.error(in: file, missingProfile(profile.text))
  }

  func missingProfile(_ name: String) -> Sentence {
    let known = profiles.keys.sorted()
    return { $0.unknownProfile(name, among: known) }
  }

  /// No rule of a profile may have the name of another that holds with it: lifting one would lift
  /// both.
  private func checkRuleNames(file: String) throws(SettingsError) {
    for profile in profiles.values {
      var names = Set(rules.map(\.name) + keep.map(\.name))
      for place in profile.protection where !names.insert(place.rule.name).inserted {
        throw SettingsError(file: file, line: place.line, column: place.column) {
          $0.ruleTwice(place.rule.name)
        }
      }
    }
  }
}

/// A text file of an operator's own.
enum TextFile {
  /// nil where there is no such file.
  static func read(
    _ path: String, tolerating tolerance: Tolerance = .anything
  ) throws(SettingsError) -> String? {
    let bytes: [UInt8]
    do throws(FileRefusal) {
      bytes = try OpenFile(path, for: .reading, tolerating: tolerance).readToEnd(limit: largest)
    } catch {
      if error.isMissing { return nil }
      throw failure(error, path)
    }
    return try text(bytes, path)
  }

  /// All that comes from there; waits for a writer that is slow.
  static func read(_ descriptor: Int32, named name: String) throws(SettingsError) -> String {
    let bytes: [UInt8]
    do throws(FileRefusal) {
      bytes = try Bytes.read(descriptor, limit: largest)
    } catch {
      throw failure(error, name)
    }
    return try text(bytes, name)
  }

  private static func text(_ bytes: [UInt8], _ name: String) throws(SettingsError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw SettingsError(file: name) { $0.notUTF8 }
    }
    return text
  }

  private static func failure(_ refusal: FileRefusal, _ name: String) -> SettingsError {
    SettingsError(file: name) {
      refusal == .tooLong ? $0.tooLongFile : $0.cannotRead($0.file(refusal))
    }
  }

  /// A plan of a hundred thousand instances fits; a device that never ends does not.
  static let largest = 64 << 20
}
