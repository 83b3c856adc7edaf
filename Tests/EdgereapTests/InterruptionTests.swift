import Glibc
import Synchronization
import Testing
import Words

@testable import edgereap

/// Of a signal that comes at any moment somebody hears.
@Suite(.serialized) struct InterruptionTests {
  @Test func `a signal that comes at once is heard`() async throws {
    defer { signal(SIGTERM, SIG_DFL) }
    for round in 1...50 {
      let (heard, continuation) = AsyncStream.makeStream(of: PauseReason.self)
      let interruption = Interruption { continuation.yield($0) }
      kill(getpid(), SIGTERM)
      let late = Task {
        try await Task.sleep(for: .seconds(5))
        continuation.finish()
      }
      var words = heard.makeAsyncIterator()
      #expect(await words.next() == .signal("SIGTERM"), "round \(round)")
      late.cancel()
      interruption.end()
    }
  }

  @Test func `each of two hears`() async throws {
    defer { signal(SIGTERM, SIG_DFL) }
    let (heard, continuation) = AsyncStream.makeStream(of: Int.self)
    let first = Interruption { _ in continuation.yield(1) }
    let second = Interruption { _ in continuation.yield(2) }
    kill(getpid(), SIGTERM)
    var numbers: Set<Int> = []
    for await number in heard {
      numbers.insert(number)
      if numbers.count == 2 { break }
    }
    #expect(numbers == [1, 2])
    first.end()
    second.end()
  }
}
