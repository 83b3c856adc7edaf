/// The version of the program. It stands here alone, so that two builds of one source are alike.
enum Version {
  static let current = "0.1.0"
  /// The day of the version, for its manual page.
  static let date = "2026-11-21"
}
