/// How long an Escape waits for the rest of a sequence: as the settings say, or as the link needs,
/// which over SSH is the time that the terminal takes to answer. On the machine itself that time is the
/// program's own, at its start, and says nothing. All times are milliseconds.
struct EscapeDelay: Hashable, Sendable {
  /// On the machine itself, where a sequence comes in one piece.
  static let shortest = 25
  /// Longer would be felt as a key that does not work.
  static let longest = 300
  /// Over SSH, until the terminal has answered.
  static let remote = 100

  private(set) var milliseconds: Int
  private let isMeasured: Bool
  private var askedAt: Int?

  /// - Parameters:
  ///   - chosen: By the settings; nil follows the link.
  ///   - isRemote: Whether the program runs over SSH.
  init(chosen: Int?, isRemote: Bool) {
    milliseconds = chosen ?? (isRemote ? Self.remote : Self.shortest)
    isMeasured = chosen == nil && isRemote
  }

  mutating func asked(at time: Int) { askedAt = time }

  /// Only the first answer to a round of questions counts.
  mutating func answered(at time: Int) {
    guard let asked = askedAt else { return }
    askedAt = nil
    guard isMeasured else { return }
    milliseconds = min(max(time - asked, Self.shortest), Self.longest)
  }
}
