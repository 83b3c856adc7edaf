import Testing

import Fleet

struct PlanCallsTests {
  private static func ids(_ prefix: String, _ count: Int) -> [String] {
    (1000..<1000 + count).map { "\(prefix)-\($0)" }
  }

  @Test(arguments: [(1, [1]), (100, [100]), (101, [100, 1]), (257, [100, 100, 57]), (0, [])])
  func callsAreAsFullAsTheyMayBe(_ count: Int, _ sizes: [Int]) {
    for (product, prefix) in [(Product.ecm, "ein"), (.edgezone, "epm")] {
      let plan = Plan.of(Self.ids(prefix, count).map { .sample($0, product: product) })
      #expect(plan.calls.map(\.ids.count) == sizes)
    }
  }

  @Test func everyTargetIsSentOnceInACallOfItsOwnKind() {
    let instances =
      Self.ids("ein", 150).map { Instance.sample($0) }
      + Self.ids("einb", 3).map { Instance.sample($0, region: "ap-beijing") }
      + Self.ids("bms", 101).map { Instance.sample($0, product: .edgezone) }
      + Self.ids("epm", 2).map { Instance.sample($0, product: .edgezone) }
      + Self.ids("epm-x", 2).map { Instance.sample($0, product: .edgezone, region: "ap-beijing") }
    let plan = Plan.of(instances.reversed())
    let sent = plan.calls.flatMap { call in
      call.ids.map { InstanceKey(product: call.product, id: $0) }
    }
    #expect(sent.sorted() == instances.map(\.key).sorted())
    #expect(Set(sent).count == sent.count)
    let regions = Dictionary(uniqueKeysWithValues: instances.map { ($0.key, $0.region) })
    for call in plan.calls {
      #expect(call.ids.count <= call.product.idsPerTermination)
      let regionsOfCall = call.ids.map { regions[InstanceKey(product: call.product, id: $0)] }
      #expect(Set(regionsOfCall) == [call.region])
      if call.product == .edgezone {
        #expect(Set(call.ids.map { $0.prefix(3) }).count == 1, "generations are mixed")
      }
    }
    #expect(plan.calls.map(\.ids.count) == [3, 100, 50, 2, 100, 1, 2])
  }

  @Test func callsCarryTheOptions() {
    let options = TerminationOptions(destroysAssociatedResources: false)
    #expect(Plan.of([.sample("ein-1")], options: options).calls.map(\.options) == [options])
  }
}
