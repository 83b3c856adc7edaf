import Benchmark
import Dashboard
import Workloads

/// How long the main paths take. The system counts processor time in hundredths of a second, so
/// each path is run as often as fills a fair number of those; the number stands behind the name.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.throughput, .cpuTotal], warmupIterations: 1, maxDuration: .seconds(10),
    maxIterations: 5)

  Benchmark("decode-page 300") { (_: Benchmark) in
    for _ in 0..<300 { PageListing.decode() }
  }

  for rows in [1_000, 100_000] {
    Benchmark("key-\(rows) 600") { (_: Benchmark, screen: ListedScreen) in
      var screen = screen
      screen.moveDown(600)
    } setup: { () -> ListedScreen in
      var screen = ListedScreen(rows: rows)
      screen.moveDown(60)
      return screen
    }
  }

  // A keystroke as an operator waits for it: everything listed, one more letter in the filter.
  for (number, typed) in ["", "n", "no", "nod"].enumerated() {
    Benchmark("filter-100000-keystroke-\(number + 1) 10") {
      (_: Benchmark, screen: ListedScreen) in
      for _ in 0..<10 {
        var screen = screen
        screen.type(String("node".dropFirst(number).prefix(1)))
      }
    } setup: { () -> ListedScreen in
      var screen = ListedScreen(rows: 100_000)
      screen.type("/" + typed)
      return screen
    }
  }

  Benchmark("replay-10000 5") { (_: Benchmark, recorded: RecordedOperation) in
    for _ in 0..<5 { try recorded.replay() }
  } setup: {
    try RecordedOperation.inTemporaryFolder(instances: 10_000)
  }
}
