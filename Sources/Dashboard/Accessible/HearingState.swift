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

  /// More than any screen shows.
  package static let limit = 200

  /// - Parameter topic: Of what changes with every letter that is typed: the last line changes then,
  ///   so that typing is no flood.
  mutating func append(
    _ text: String, _ severity: Notice.Severity = .information, replacing topic: SpokenTopic? = nil
  ) {
    guard !text.isEmpty else { return }
    if let topic, entries.last?.replaceable == topic { entries.removeLast() }
    entries.append(Entry(text: text.withoutSigns, severity: severity, replaceable: topic))
    if entries.count > Self.limit { entries.removeFirst(entries.count - Self.limit) }
  }
}
