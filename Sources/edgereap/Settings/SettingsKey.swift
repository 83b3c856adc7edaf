import Words

/// One key of a mapping in the settings: what it is called, what it means, an example of it, and
/// how it is read. Parsing, the sample and the errors all come from tables of these.
struct SettingsKey<Target>: Sendable {
  var name: String
  /// One line for the sample and the manual, in both languages.
  private var summaries: (english: String, chinese: String)
  /// The default, or an example where there is none, as YAML, in both languages.
  private var samples: (english: String, chinese: String)
  /// Whether the sample is the default.
  let isDefault: Bool
  /// Throws `SettingsError` alone.
  var read: @Sendable (inout Target, SettingsNode) throws -> Void

  init(
    _ name: String, _ english: String, _ chinese: String, sample: String,
    chineseSample: String? = nil, isDefault: Bool = false,
    read: @escaping @Sendable (inout Target, SettingsNode) throws -> Void
  ) {
    self.name = name
    summaries = (english, chinese)
    samples = (sample, chineseSample ?? sample)
    self.isDefault = isDefault
    self.read = read
  }

  /// For a key with a default.
  init(
    _ name: String, _ english: String, _ chinese: String, default value: String,
    read: @escaping @Sendable (inout Target, SettingsNode) throws -> Void
  ) {
    self.init(name, english, chinese, sample: value, isDefault: true, read: read)
  }

  func summary(_ words: Words) -> String { words.pick(summaries.english, summaries.chinese) }
  func sample(_ words: Words) -> String { words.pick(samples.english, samples.chinese) }
}

extension SettingsNode {
  /// Reads a mapping by its table. A key that the table does not have is named, with the nearest
  /// one that it has.
  func read<Target>(
    into target: inout Target, by keys: [SettingsKey<Target>]
  ) throws {
    for (name, value) in try entries() {
      let word = try name.text()
      guard let key = keys.first(where: { $0.name == word }) else {
        let known = keys.map(\.name)
        throw name.error { $0.unknownKey(word, among: known) }
      }
      try key.read(&target, value)
    }
  }
}
