import Fleet
import Reaper
import Support
import Testing

/// What takes so long that it is called stuck, and goes after all.
struct StuckTests {
  /// Stuck instances are read every half a minute. The second reading, which settles what the first
  /// has missed, does not wait for that.
  @Test func whatIsGoneAtLastIsSettledByTheNextPass() throws {
    let instances = fleet(.edgezone, 40)
    var faults = FakeCloud.Faults()
    for (number, instance) in instances.enumerated() {
      faults.fates[instance.id] = .leaves(after: .seconds(4000 + number))
    }
    let drill = Drill(instances, faults: faults)
    let operation = try drill.start()
    drill.time.run(until: { operation.results.totals == [.gone: 40] })
    let results = drill.finish(operation)
    for (number, result) in results.instances.enumerated() {
      let settled = try #require(result.settledAt).seconds(since: try #require(result.sentAt))
      // A reading of the stuck, and one more pass.
      #expect(settled - Int64(4000 + number) <= 33 + 12 + 3)
    }
  }
}
