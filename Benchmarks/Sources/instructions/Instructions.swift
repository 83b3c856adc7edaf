internal import CCallgrind
internal import Dashboard
internal import Glibc
internal import Workloads

/// Runs each main path between two requests to callgrind, so that what it counts is the path and
/// not what prepares it. One line each: the name and how many times the path was run.
///
/// Nothing starts a thread here: callgrind of Debian 12 crashes where Swift does.
@main
struct Instructions {
  static func main() throws {
    try decode()
    for rows in [1_000, 100_000] { keys(rows) }
    filter(100_000)
    try replay()
  }

  private static func measure(
    _ name: String, _ times: Int, _ path: () throws -> Void
  ) rethrows {
    callgrind_begin()
    try path()
    callgrind_end(name)
    print(name, times)
  }

  private static func decode() throws {
    // The first page makes what is made once.
    try PageListing.decode()
    try measure("decode", 3 * RecordedPage.rows) { for _ in 0..<3 { try PageListing.decode() } }
  }

  private static func keys(_ rows: Int) {
    var screen = ListedScreen(rows: rows)
    screen.moveDown(60)
    measure("key-\(rows)", 50) { screen.moveDown(50) }
  }

  private static func filter(_ rows: Int) {
    var screen = ListedScreen(rows: rows)
    screen.type("/")
    measure("filter-\(rows)", 4) { screen.type("node") }
  }

  private static func replay() throws {
    let recorded = try RecordedOperation.inTemporaryFolder(instances: 10_000)
    try measure("replay-10000", 1) { try recorded.replay() }
  }
}
