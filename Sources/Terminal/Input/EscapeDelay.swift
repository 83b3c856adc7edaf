/// How long an Escape waits for the remainder of a sequence: the setting, or the need of the link,
/// which over SSH is the time that the terminal takes to answer. Locally that time is the program's
/// own start-up, and says nothing. All times are milliseconds.
struct EscapeDelay: Hashable, Sendable {
  /// Locally, where a sequence comes in one piece.
  static let shortest = 25
  /// A longer delay would feel like a key that does not work.
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
