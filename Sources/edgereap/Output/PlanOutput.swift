import Words

/// Where a plan is written to.
struct PlanOutput: Sendable {
  /// `-` is standard output.
  var path: String
  var replaceable: OwnFile.Replaceable

  var isStandardOutput: Bool { path == "-" }

  /// Says before the clouds are asked what would be said after.
  func check() throws(Exit) {
    guard !isStandardOutput else { return }
    do throws(OwnFile.Refusal) {
      try OwnFile.check(path, replacing: replaceable)
    } catch {
      throw exit(error)
    }
  }

  func write(_ text: String) throws(Exit) {
    guard !isStandardOutput else { return try StandardStreams.write(text) }
    do throws(OwnFile.Refusal) {
      try OwnFile.write(text, to: path, replacing: replaceable)
    } catch {
      throw exit(error)
    }
  }

  private func exit(_ refusal: OwnFile.Refusal) -> Exit {
    // `/dev/stdout` is a symlink, `>(…)` a pipe.
    let hasHint = path.hasPrefix("/dev/")
    return Exit(.journal) {
      $0.cannotWrite(path, refusal.sentence($0)) + (hasHint ? $0.dashIsOutput : "")
    }
  }
}
