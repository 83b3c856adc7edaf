import Testing

@testable import Simulator

@Suite struct ServiceTests {
  @Test func aServiceIsFoundByItsNameItsHostAndItsVersion() {
    for service in Service.all {
      #expect(Service(name: service.name) == service)
      #expect(Service(host: "\(service.name).tencentcloudapi.com") == service)
      #expect(Service(version: service.version) == service)
    }
    #expect(Service(name: "cvm") == nil)
    #expect(Service(host: "127.0.0.1:1") == nil)
  }

  /// What the gateway, the ledger and the faults ask of a product, each product has.
  @Test func aFleetIsInTheTableAndServesTerminations() throws {
    for service in Service.all {
      guard let fleet = service.fleet else { continue }
      #expect(fleet.service == service)
      let termination = try #require(service.actions["TerminateInstances"])
      #expect(termination.schema.required == [fleet.terminatedIDs])
      #expect(service.actions["DescribeInstances"] != nil)
    }
  }

  @Test func everyFleetHasItsShareOfAWorld() {
    var world = World(seed: 1, timeScale: 1, accountID: "1", now: 0)
    world.populate(instanceCount: 3_000)
    let shares = world.fleets.values.map { type(of: $0).share }.reduce(0, +)
    for fleet in world.fleets.values {
      let share = Double(fleet.count) / 3_000
      #expect(abs(share - type(of: fleet).share / shares) < 0.03)
    }
    #expect(world.fleets.values.map(\.count).reduce(0, +) == 3_000)
  }
}
