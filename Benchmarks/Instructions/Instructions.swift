import CCallgrind
import Canvas
import Dashboard
import Glibc
import Workloads

/// Runs each main path between two requests to callgrind, so that what it counts is the path and
/// not what prepares it. One line each: the name and how many times the path was run.
///
/// Nothing starts a thread here: callgrind of Debian 12 crashes where Swift does.
@main
struct Instructions {
  /// - Arguments: the paths to be counted, all of them without one.
  static func main() throws {
    let wanted = CommandLine.arguments.dropFirst()
    func count(_ name: String, _ path: () throws -> Void) rethrows {
      if wanted.isEmpty || wanted.contains(name) { try path() }
    }
    count("decode") { decode() }
    count("keys") { for rows in [1_000, 100_000] { keys(rows) } }
    count("filter") { filter(100_000) }
    try count("recall") { try recall(100_000) }
    count("marks") { marks(100_000) }
    try count("replay") { try replay() }
  }

  private static func measure(
    _ name: String, _ times: Int, _ path: () throws -> Void
  ) rethrows {
    callgrind_begin()
    try path()
    callgrind_end(name)
    print(name, times)
  }

  private static func decode() {
    // The first page makes what is made once.
    PageListing.decode()
    measure("decode", 3 * RecordedPage.rows) { for _ in 0..<3 { PageListing.decode() } }
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

  /// Per row: what is read beside the screen, and what the screen itself has to do.
  private static func recall(_ rows: Int) throws {
    let screen = RememberedScreen(rows: rows)
    var fleet = try screen.read()
    try measure("recall-read-\(rows)", rows) { fleet = try screen.read() }
    measure("recall-show-\(rows)", rows) { _ = screen.show(fleet) }
  }

  /// What is done to all rows at once, per row.
  private static func marks(_ rows: Int) {
    var screen = ListedScreen(rows: rows)
    measure("filter-protected-\(rows)", rows) { screen.type("/protected:no") }
    screen.send(.key(.escape))
    measure("mark-all-\(rows)", rows) { screen.type("a") }
    measure("invert-\(rows)", rows) { screen.type("*") }
    screen.type("*")
    measure("filter-marked-\(rows)", rows) { screen.type("/marked:yes") }
    screen.send(.key(.escape))
    measure("freeze-\(rows)", rows) { screen.type("t") }
  }

  private static func replay() throws {
    let recorded = try RecordedOperation.inTemporaryFolder(instances: 10_000)
    try measure("replay-10000", 1) { try recorded.replay() }
  }
}
