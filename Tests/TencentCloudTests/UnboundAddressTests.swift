import Fleet
import Support
import Testing

@testable import TencentCloud

/// Which public addresses EdgeZone says that the account keeps without a machine.
struct UnboundAddressTests {
  private static let scope = ListingScope(product: .edgezone, region: "ap-guangzhou")

  private static func row(_ address: String, state: String = #""Unbound""#) -> String {
    #"{"Ip":"\#(address)","InstanceId":"","State":\#(state)}"#
  }

  private static func page(_ rows: [String], total: String) -> ScriptedTransport.Answer {
    .response(#""TotalCount":\#(total),"IpInfoSet":[\#(rows.joined(separator: ","))]"#)
  }

  private func found(
    _ cloud: Cloud, among addresses: Set<String> = ["10.0.0.1"]
  ) async throws -> Set<String> {
    try await cloud.service.unboundAddresses(among: addresses, in: Self.scope)
  }

  @Test func theyAreComparedExactly() async throws {
    let cloud = Cloud([
      Self.page(
        ["10.0.0.10", "110.0.0.1", "10.0.0.1 ", "10.0.0.2", "10.0.0.2"].map { Self.row($0) },
        total: "5")
    ])
    #expect(try await found(cloud, among: ["10.0.0.1", "10.0.0.2"]) == ["10.0.0.2"])
    let request = try #require(cloud.transport.requests.first)
    #expect(request.action == "DescribePublicIps")
    #expect(request.header("X-TC-Region") == "ap-guangzhou")
    #expect(request.text.contains(#""State":["Unbound"]"#) && !request.text.contains(#""Ip""#))
  }

  @Test(arguments: ["0", "100", "null", #""250""#])
  func aListEndsWithAShortPageWhateverTotalCountSays(_ total: String) async throws {
    let cloud = Cloud(
      ScriptedTransport { request, _ in
        let offset = ChangingFleet.number("Offset", in: request.text)
        let rows = (0..<250).dropFirst(offset).prefix(100).map { Self.row("10.0.1.\($0)") }
        return Self.page(rows, total: total)
      })
    #expect(try await found(cloud, among: ["10.0.1.249"]) == ["10.0.1.249"])
    #expect(cloud.transport.requests.count == 3)
  }

  @Test(arguments: [#""InUse""#, "null", "7", #""unbound ""#])
  func aRowThatIsNotShownToBeUnboundIsNone(_ state: String) async throws {
    let cloud = Cloud([Self.page([Self.row("10.0.0.1", state: state)], total: "1")])
    #expect(try await found(cloud).isEmpty)
  }

  @Test func aNullListIsAnEmptyOneBehindTheEndAlone() async throws {
    let null = #""TotalCount":0,"IpInfoSet":null"#
    #expect(try await found(Cloud([.response(null)])).isEmpty)
    let behind = Cloud([
      Self.page((0..<100).map { Self.row("10.0.0.\($0)") }, total: "null"),
      .response(#""TotalCount":null,"IpInfoSet":null"#),
    ])
    #expect(try await found(behind) == ["10.0.0.1"])
    for fields in [#""TotalCount":3,"IpInfoSet":null"#, #""IpInfoSet":null"#, ""] {
      let failure = await Cloud([.response(fields)]).failure { service in
        try await service.unboundAddresses(among: ["10.0.0.1"], in: Self.scope)
      }
      #expect(failure?.code == "MalformedAnswer", "\(fields)")
    }
  }

  @Test func aRefusalIsAFailure() async throws {
    let failure = await Cloud([.error("UnauthorizedOperation")]).failure { service in
      try await service.unboundAddresses(among: ["10.0.0.1"], in: Self.scope)
    }
    #expect(failure?.code == "UnauthorizedOperation")
  }

  @Test func aBlockedAddressIsOne() async throws {
    let cloud = Cloud(
      ScriptedTransport { request, _ in
        request.action == "DescribeAddresses"
          ? .response(
            #""TotalCount":2,"AddressSet":[{"AddressId":"eip-1","InstanceId":"ein-1","IsBlocked":true},"#
              + #"{"AddressId":"eip-2","InstanceId":"ein-1","IsBlocked":null}]"#)
          : .response(#""TotalCount":0,"NetworkInterfaceSet":[]"#)
      })
    let answer = try await cloud.service.resources(
      .bound(.address, to: ["ein-1"], in: "r"), of: .ecm)
    #expect(answer.resources.map(\.isBlocked) == [true, false])
  }
}
