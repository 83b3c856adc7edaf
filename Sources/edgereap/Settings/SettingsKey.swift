import Words

/// One key of a mapping in the settings: what it is called, what it means, an example of it, how
/// it is read, and how a policy's value joins it. Parsing, the sample, the errors and the policy all come
/// from tables of these.
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
  /// nil for a key that no policy can have.
  private(set) var joining: SettingsJoin<Target>?
  /// The keys of its value, where that is a mapping with a table.
  private(set) var members: [SettingsKey<Target>] = []

  init(
    _ name: String, _ english: String, _ chinese: String, sample: String,
    chineseSample: String? = nil, isDefault: Bool = false,
    policy joining: SettingsJoin<Target>? = nil,
    read: @escaping @Sendable (inout Target, SettingsNode) throws -> Void
  ) {
    self.name = name
    summaries = (english, chinese)
    samples = (sample, chineseSample ?? sample)
    self.isDefault = isDefault
    self.joining = joining
    self.read = read
  }

  /// For a key with a default.
  init(
    _ name: String, _ english: String, _ chinese: String, default value: String,
    policy joining: SettingsJoin<Target>? = nil,
    read: @escaping @Sendable (inout Target, SettingsNode) throws -> Void
  ) {
    self.init(name, english, chinese, sample: value, isDefault: true, policy: joining, read: read)
  }

  /// For a mapping with a table.
  init<Member>(
    _ name: String, _ english: String, _ chinese: String, default value: String,
    at path: any WritableKeyPath<Target, Member> & Sendable, _ keys: [SettingsKey<Member>]
  ) {
    self.init(name, english, chinese, default: value) {
      try $1.read(into: &$0[keyPath: path], by: keys)
    }
    members = keys.map { $0.within(path) }
  }

  func summary(_ words: Words) -> String { words.pick(summaries.english, summaries.chinese) }
  func sample(_ words: Words) -> String { words.pick(samples.english, samples.chinese) }
}

extension SettingsKey {
  /// The same key of something that has the target as a part.
  func within<Whole>(_ path: any WritableKeyPath<Whole, Target> & Sendable) -> SettingsKey<Whole> {
    var key = SettingsKey<Whole>(
      name, summaries.english, summaries.chinese, sample: samples.english,
      chineseSample: samples.chinese, isDefault: isDefault, policy: joining?.within(path)
    ) { [read] in try read(&$0[keyPath: path], $1) }
    key.members = members.map { $0.within(path) }
    return key
  }

  /// The key as a policy reads it; nil where no policy can have it.
  var ofPolicy: SettingsKey? {
    let members = members.compactMap(\.ofPolicy)
    guard joining != nil || !members.isEmpty else { return nil }
    var key = self
    key.members = members
    if let joining {
      key.read = { [read] in
        try read(&$0, $1)
        try joining.check($0, $1)
      }
    } else {
      key.read = { try $1.read(into: &$0, by: members) }
    }
    return key
  }

  /// The key, or the keys of its value, each with the path of names that leads to it.
  var leaves: [(path: [String], key: SettingsKey)] {
    guard !members.isEmpty else { return [([name], self)] }
    return members.flatMap(\.leaves).map { ([name] + $0.path, $0.key) }
  }
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
