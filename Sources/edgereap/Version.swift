import CBuild

/// The version of the program. It stands here alone, so that two builds of one source are alike.
enum Version {
  static let current = "1.0.0"
  /// The day of the version, for its manual page.
  static let date = "2026-11-30"

  /// With the commit, where the build was told: `1.0.0 (1a2b3c4d5e)`. A `+` behind the commit says
  /// that the sources had been changed since.
  static var full: String {
    let commit = String(cString: edgereap_commit())
    return commit.isEmpty ? current : "\(current) (\(commit))"
  }
}
