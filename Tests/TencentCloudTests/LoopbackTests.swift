import Fleet
import HTTPTransport
import Simulator
import SimulatorServer
import TC3Signer
import Testing

@testable import TencentCloud

/// The client against a server that was written from the same documents and shares none of its
/// code but the signer's.
struct LoopbackTests {
  private static func with(
    _ configuration: SimulatorConfiguration = SimulatorConfiguration(
      instanceCount: 700, rateLimit: 0),
    _ body: (TencentCloudService) async throws -> Void
  ) async throws {
    let server = SimulatorServer(configuration)
    let port = try server.start()
    let keys = SimulatorConfiguration.defaultCredential
    let wallClock: @Sendable () -> Timestamp = {
      Timestamp(milliseconds: SimulatorClock.wall.now() / 1000)
    }
    let wire = APIWire(
      transport: CurlTransport(),
      endpoint: try Endpoint(site: .intl, address: "http://127.0.0.1:\(port)"), version: "1",
      wallClock: wallClock)
    let source = EnvironmentKeys([
      "TENCENTCLOUD_SECRET_ID": keys.secretID, "TENCENTCLOUD_SECRET_KEY": keys.secretKey,
    ])
    let service = TencentCloudService(
      wire: wire,
      credentials: CredentialStore(
        source: source, owner: RotatingKeys.owner, wallClock: wallClock),
      pacer: Pacer(
        limit: 10_000, ledger: MemorySlotLedger(now: HostClock.now), clock: ContinuousClock()),
      clock: ContinuousClock())
    do {
      try await body(service)
    } catch {
      server.stop()
      throw error
    }
    server.stop()
  }

  @Test func `both products are listed in full, and every instance can be read back`() async throws
  {
    try await Self.with { service in
      #expect(try await service.callerIdentity().id == "100012340012")
      var ids: Set<InstanceKey> = []
      for product in Product.allCases {
        let discovery = try await service.discover(product)
        #expect(!discovery.regions.isEmpty)
        for scope in discovery.scopes {
          let pages = Pages()
          let total = try await service.list(scope) { pages.append($0) }
          #expect(pages.ids.count == total)
          #expect(pages.all.flatMap(\.instances).allSatisfy { !$0.region.isEmpty })
          #expect(try await service.everything(in: scope).instances.count == total)
          ids.formUnion(pages.all.flatMap { $0.instances.map(\.key) })
          guard let first = pages.all.first?.instances.first else { continue }
          let reading = try await service.read([first.id], of: product, in: first.region)
          #expect(reading.instances.map(\.key) == [first.key])
        }
      }
      #expect(ids.count == 700)
    }
  }

  @Test func `what was terminated is terminating or gone`() async throws {
    try await Self.with { service in
      for product in Product.allCases {
        let scope = try #require(try await service.discover(product).scopes.first)
        let all = try await service.everything(in: scope).instances
        let target = try #require(all.first { $0.state.phase == .running })
        if product == .ecm {
          _ = try await service.deniedActions(of: [target.id], product: .ecm)
          try await Self.checkResources(of: target, service)
        }
        let call = TerminationCall(
          product: product, region: target.region, ids: [target.id], options: TerminationOptions())
        let answer = try await service.terminate(call)
        #expect(!answer.requestID.isEmpty)
        #expect(answer.failures == [])
        #expect(answer.acceptedIDs == (product == .ecm ? nil : [target.id]))
        let reading = try await service.read([target.id], of: product, in: target.region)
        #expect(reading.instances.allSatisfy { $0.state.phase == .terminating })
      }
    }
  }

  /// However they are asked for, the interfaces are the same.
  private static func checkResources(
    of target: Instance, _ service: TencentCloudService
  ) async throws {
    let named = try await service.resources(.interfaces(target.interfaces), of: .ecm)
    #expect(named.resources.count == target.interfaces.count)
    for kind in [AssociatedResource.Kind.networkInterface, .address] {
      let bound = try await service.resources(
        .bound(kind, to: [target.id], in: target.region), of: .ecm)
      let everything = try await service.resources(
        .everything(kind, in: target.region, pages: 100), of: .ecm)
      #expect(bound.isWhole && everything.isWhole)
      #expect(everything.resources.filter { $0.instanceID == target.id } == bound.resources)
      if kind == .networkInterface { #expect(bound.resources == named.resources) }
    }
  }
}
