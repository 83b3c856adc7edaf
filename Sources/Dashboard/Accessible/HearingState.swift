import Canvas
package import Fleet

/// What a screen that is listened to keeps: what was said, and the line that is read apart from the
/// focus.
package struct HearingState: Sendable {
  package internal(set) var log = SpokenLog()
  /// The line that the arrows have moved to, away from the focus; nil where the cursor is on the focus.
  var line: Int?
  /// Whether the arrows have left a field for the list below it.
  var isChoosing = false
  /// The dialog that is open, and the title of it or of the pane that was said last.
  var (kind, title) = ("", "")
  /// What was said of each topic last.
  var said: [SpokenTopic: String] = [:]
  /// When the topics that change by themselves were said last.
  var saidAt: [SpokenTopic: Timestamp] = [:]

  package init() {}
}

/// The messages of the screen, newest last.
package struct SpokenLog: Sendable, Hashable {
  package struct Entry: Sendable, Hashable {
    package var text: String
    package var severity: Notice.Severity
    /// The topic of a line that a newer one of the same topic replaces; nil for one that stays.
    var replaceable: SpokenTopic?
  }

  package private(set) var entries: [Entry] = []
  /// Where the answers to the present event begin.
  private var start = 0
  /// How many there was time to speak.
  private var heard = 0
  /// Whether those behind them have only just come.
  private var isFresh = false

  /// Rows that are shown at once.
  static let rows = 4

  /// What is shown: the newest, or the oldest of those that there was no time to speak yet.
  package var shown: ArraySlice<Entry> { entries[..<min(entries.count, heard + Self.rows)] }

  /// Whether there is more to speak after a while.
  package var isBehind: Bool { heard < entries.count }

  /// A second has passed.
  mutating func passed() {
    guard !isFresh else { return isFresh = false }
    heard = min(entries.count, heard + Self.rows)
  }

  /// A key was pressed: its answer is waited for, and nothing from before.
  mutating func catchUp() { heard = entries.count }

  /// More than any screen shows.
  package static let limit = 200

  mutating func begin() { start = entries.count }

  /// Whether nothing was said of the present event.
  var isSilent: Bool { start == entries.count }

  mutating func append(_ text: String, _ severity: Notice.Severity = .information) {
    insert(Entry(text: text, severity: severity, replaceable: nil), at: entries.count)
  }

  /// Adds a line before the answers to the present event, so that an answer is the last line; none
  /// where an answer says it.
  ///
  /// - Parameter topic: Of what changes with every letter that is typed: the last line changes then,
  ///   so that typing is no flood.
  mutating func precede(
    _ text: String, _ severity: Notice.Severity = .information, replacing topic: SpokenTopic? = nil
  ) {
    guard !text.isEmpty, !entries[start...].contains(where: { $0.text.contains(text) }) else {
      return
    }
    if let topic { remove(topic) }
    let count = entries.count
    insert(Entry(text: text, severity: severity, replaceable: topic), at: start)
    if entries.count > count { start += 1 }
  }

  /// Removes the line of a topic that no line that stays has come after.
  private mutating func remove(_ topic: SpokenTopic) {
    let passing = entries[..<start].reversed().prefix { $0.replaceable != nil }.count
    guard
      let index = entries[(start - passing)..<start].firstIndex(where: { $0.replaceable == topic })
    else { return }
    entries.remove(at: index)
    start -= 1
    if index < heard { heard -= 1 }
  }

  private mutating func insert(_ entry: Entry, at index: Int) {
    guard !entry.text.isEmpty else { return }
    if !isBehind { isFresh = true }
    heard = min(heard, index)
    entries.insert(entry, at: index)
    guard entries.count > Self.limit else { return }
    entries.removeFirst()
    start = max(0, start - 1)
    heard = max(0, heard - 1)
  }
}
