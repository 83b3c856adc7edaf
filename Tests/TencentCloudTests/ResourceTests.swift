import Fleet
import Support
import Testing

@testable import TencentCloud

struct ResourceTests {
  @Test func `interfaces and addresses are decoded, whoever they are bound to`() async throws {
    let cloud = Cloud([
      .response(
        #""TotalCount":2,"NetworkInterfaceSet":[{"NetworkInterfaceId":"eni-1","Primary":true,"#
          + #""Attachment":{"InstanceId":"ein-1"},"PrivateIpAddressSet":[{"PrivateIpAddress":"#
          + #""10.0.0.9","Primary":false},{"PrivateIpAddress":"10.0.0.5","Primary":true}]},"#
          + #"{"NetworkInterfaceId":"eni-2","Attachment":null}]"#),
      .response(
        #""TotalCount":2,"AddressSet":[{"AddressId":"eip-1","AddressIp":"203.0.113.4","#
          + #""InstanceId":"ein-1","AddressType":"EIP","CascadeRelease":true},"#
          + #"{"AddressId":"eip-2","InstanceId":null}]"#),
    ])
    let interfaces = try await cloud.service.resources(
      .bound(.networkInterface, to: ["ein-1"], in: "ap-hangzhou-ecm"), of: .ecm)
    #expect(
      interfaces.resources.first
        == AssociatedResource(
          kind: .networkInterface, id: "eni-1", instanceID: "ein-1", address: "10.0.0.5",
          isInherent: true, isReleasedOnUnbind: false))
    #expect(interfaces.resources.map(\.instanceID) == ["ein-1", ""])
    let addresses = try await cloud.service.resources(
      .bound(.address, to: ["ein-1"], in: "ap-hangzhou-ecm"), of: .ecm)
    #expect(
      addresses.resources.first
        == AssociatedResource(
          kind: .address, id: "eip-1", instanceID: "ein-1", address: "203.0.113.4",
          isInherent: false, isReleasedOnUnbind: true))
    #expect(addresses.resources.map(\.instanceID) == ["ein-1", ""])
    #expect(
      cloud.transport.requests.map(\.action) == ["DescribeNetworkInterfaces", "DescribeAddresses"])
    for request in cloud.transport.requests {
      #expect(request.text.contains(#""EcmRegion":"ap-hangzhou-ecm""#))
    }
    #expect(cloud.transport.requests[0].text.contains("attachment.instance-id"))
  }

  /// Rows `eni-0` and on, of a list that is as long as it is told.
  private func list(of count: Int, total: String) -> Cloud {
    Cloud(
      ScriptedTransport { request, _ in
        let offset = ChangingFleet.number("Offset", in: request.text)
        let rows = (0..<count).dropFirst(offset).prefix(100).map {
          #"{"NetworkInterfaceId":"eni-\#($0)","Attachment":{"InstanceId":"ein-1"}}"#
        }
        return .response(
          #""TotalCount":\#(total),"NetworkInterfaceSet":[\#(rows.joined(separator: ","))]"#)
      })
  }

  @Test(
    "whatever TotalCount says, every interface is found",
    arguments: ["null", "100", "\"150\"", "-1", "900", "9223372036854775807"])
  func resources(total: String) async throws {
    let everything = ResourceQuestion.everything(.networkInterface, in: "r", pages: 20_000_000)
    let found = try await list(of: 150, total: total).service.resources(everything, of: .ecm)
    #expect(found.isWhole && Set(found.resources.map(\.id)).count == 150)
    #expect(found.resources.count == 150)
  }

  @Test func `a list of exactly one page is asked on`() async throws {
    let cloud = list(of: 100, total: "100")
    let found = try await cloud.service.resources(
      .everything(.networkInterface, in: "r", pages: 5), of: .ecm)
    #expect(found.isWhole && found.resources.count == 100)
    #expect(cloud.transport.requests.count == 2)
  }

  @Test func `named interfaces take one call, however many there are`() async throws {
    let cloud = list(of: 100, total: "100")
    let ids = (0..<100).map { "eni-\($0)" }
    let found = try await cloud.service.resources(.interfaces(ids), of: .ecm)
    #expect(found.isWhole && found.resources.count == 100)
    #expect(cloud.transport.requests.count == 1)
    #expect(cloud.transport.requests[0].text.contains(#""NetworkInterfaceIds":["eni-0","#))
    #expect(!cloud.transport.requests[0].text.contains("Filters"))
  }

  @Test func `a region that is larger than allowed is given up after one page`() async throws {
    let cloud = list(of: 1_000, total: "1000")
    let found = try await cloud.service.resources(
      .everything(.networkInterface, in: "r", pages: 4), of: .ecm)
    #expect(!found.isWhole)
    #expect(cloud.transport.requests.count == 1)
    // Where nothing is claimed the pages that were allowed find it out.
    let silent = list(of: 1_000, total: "null")
    let part = try await silent.service.resources(
      .everything(.networkInterface, in: "r", pages: 4), of: .ecm)
    #expect(!part.isWhole)
    #expect(silent.transport.requests.count == 4)
  }

  @Test(
    "a list that may have lost a row is no answer",
    arguments: [
      #""TotalCount":3,"AddressSet":null"#, #""TotalCount":3,"AddressSet":[]"#,
      #""AddressSet":null"#, "", #""TotalCount":1,"AddressSet":[{"AddressId":null}]"#,
      #""TotalCount":1,"AddressSet":[7]"#,
    ])
  func noAnswer(members: String) async throws {
    let cloud = Cloud(ScriptedTransport { _, _ in .response(members) })
    let failure = await cloud.failure {
      try await $0.resources(.everything(.address, in: "r", pages: 5), of: .ecm)
    }
    #expect(failure?.kind == .unknown)
  }

  @Test(
    "no addresses are an answer",
    arguments: [#""TotalCount":0,"AddressSet":null"#, #""TotalCount":null,"AddressSet":[]"#])
  func none(members: String) async throws {
    let cloud = Cloud([.response(members)])
    let found = try await cloud.service.resources(
      .everything(.address, in: "r", pages: 5), of: .ecm)
    #expect(found.isWhole && found.resources.isEmpty)
  }

  @Test func `pages that share no row hide one`() async throws {
    let cloud = Cloud(
      ScriptedTransport { request, _ in
        let offset = ChangingFleet.number("Offset", in: request.text)
        // The list moved up by two between the pages.
        let rows = (0..<150).dropFirst(offset == 0 ? 0 : offset + 2).prefix(100).map {
          #"{"AddressId":"eip-\#($0)"}"#
        }
        return .response(#""TotalCount":150,"AddressSet":[\#(rows.joined(separator: ","))]"#)
      })
    let failure = await cloud.failure {
      try await $0.resources(.everything(.address, in: "r", pages: 5), of: .ecm)
    }
    #expect(failure?.code == "MovingList")
  }

  @Test func `a service that turns no page is left`() async throws {
    let rows = (0..<100).map { #"{"AddressId":"eip-\#($0)"}"# }.joined(separator: ",")
    let cloud = Cloud(
      ScriptedTransport { _, _ in .response(#""TotalCount":300,"AddressSet":[\#(rows)]"#) })
    let failure = await cloud.failure {
      try await $0.resources(.everything(.address, in: "r", pages: 50), of: .ecm)
    }
    #expect(failure?.code == "MovingList")
    #expect(cloud.transport.requests.count == 2)
  }

  @Test(
    "ids of interfaces are taken from the listing",
    arguments: [
      (#"[{"NetworkInterfaceId":"eni-1","Primary":true}]"#, ["eni-1"]),
      (#"[{"NetworkInterfaceId":"eni-1"},{"NetworkInterfaceId":"eni-2"}]"#, ["eni-1", "eni-2"]),
      (#"[{"NetworkInterfaceId":"eni-1"},{"NetworkInterfaceId":null}]"#, []),
      (#"[{"NetworkInterfaceId":"eni-1,eni-2"}]"#, []), ("null", []), ("[]", []), ("7", []),
    ])
  func interfaces(set: String, ids: [String]) async throws {
    let cloud = Cloud([
      .response(
        #""TotalCount":1,"InstanceSet":[{"InstanceId":"ein-1","Internet":"#
          + #"{"InstanceNetworkInfoSet":\#(set)}}]"#)
    ])
    let answer = try await cloud.service.read(.instances(["ein-1"], of: .ecm, in: ""))
    #expect(answer.instances.first?.interfaces == ids)
  }
}
