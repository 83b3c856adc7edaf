import Fleet
import Support
import Testing

@testable import TencentCloud

struct DecodingTests {
  /// The shape of the official sample, cut to what matters here and to fields that do not.
  static let ecm = #"""
    {"InstanceId":"ein-a1b2c3d4","InstanceName":"勿删-边缘节点","InstanceState":"RUNNING",
    "UUID":"u","Image":{"ImageId":"img-1","ImageSize":50},
    "SimpleModule":{"ModuleId":"em-abcd1234","ModuleName":"cdn"},
    "Position":{"ZoneInfo":{"ZoneId":10110001,"ZoneName":"杭州一区","Zone":"ap-hangzhou-ecm-1"},
    "Country":{"CountryId":"china"},"RegionInfo":{"Region":"ap-hangzhou-ecm","RegionId":1011}},
    "Internet":{"PrivateIPAddressSet":[{"PrivateIPAddress":"10.0.0.5"}],"PublicIPAddressSet":
    [{"ChargeMode":"BANDWIDTH_PACKAGE","PublicIPAddress":"203.0.113.7","ISP":{"ISPId":"CTCC"}},
    {"PublicIPAddress":"203.0.113.8"}],"InstanceNetworkInfoSet":null},
    "InstanceTypeConfig":{"InstanceType":"SN3ne.LARGE8","Vcpu":4,"Memory":8},
    "CreateTime":"2026-04-05 18:32:56","TagSet":[{"Key":"env","Value":"prod"}],
    "LatestOperation":"RunInstances","LatestOperationState":"SUCCESS","PayMode":0,
    "ExpireTime":"2026-04-05 18:32:56","PhysicalPosition":{"PosId":null}}
    """#

  static func read(_ rows: String, total: Int = 1) async throws -> [Instance] {
    let cloud = Cloud([.response(#""TotalCount":\#(total),"InstanceSet":[\#(rows)]"#)])
    return try await cloud.service.read(["x"], of: .ecm, in: "").instances
  }

  @Test func `an ECM instance has all that is shown of it`() async throws {
    let instance = try #require(try await Self.read(Self.ecm).first)
    var expected = Instance(
      key: InstanceKey(product: .ecm, id: "ein-a1b2c3d4"), name: "勿删-边缘节点",
      region: "ap-hangzhou-ecm", zone: "ap-hangzhou-ecm-1",
      state: InstanceState(rawValue: "RUNNING"), operateState: "RunInstances:SUCCESS",
      type: "SN3ne.LARGE8", publicIPs: ["203.0.113.7", "203.0.113.8"],
      privateIPs: ["10.0.0.5"], tags: [Fleet.Tag(key: "env", value: "prod")],
      created: Timestamp(iso8601: "2026-04-05T18:32:56+08:00"), payMode: .postpaid, module: "cdn",
      moduleID: "em-abcd1234")
    expected.traits.isp = "CTCC"
    #expect(instance == expected)
  }

  @Test(arguments: [
    (#""ISP":"CTCC;CUCC;CMCC""#, "CTCC;CUCC;CMCC"),
    (
      #""ISP":null,"Internet":{"PublicIPAddressSet":[{"ISP":{"ISPId":"CUCC"}},{"ISP":{"ISPId":"CTCC"}},"#
        + #"{"ISP":{"ISPId":"CUCC"}}]}"#, "CTCC;CUCC"
    ),
    (#""Internet":{"PublicIPAddressSet":[{"ISP":null},{}]}"#, ""),
    (#""ISP":"","Internet":{"PublicIPAddressSet":[{"ISP":{"ISPId":"CMCC"}}]}"#, "CMCC"),
  ])
  func theCarrierIsTheInstancesOwnOrThatOfItsAddresses(members: String, isp: String) async throws {
    let instances = try await Self.read(#"{"InstanceId":"ein-1",\#(members)}"#)
    #expect(instances.map(\.traits.isp) == [isp])
  }

  @Test(
    "a field of any shape does not lose the instance",
    arguments: [
      "InstanceName", "InstanceState", "SimpleModule", "Position", "Internet",
      "InstanceTypeConfig", "CreateTime", "TagSet", "LatestOperation", "LatestOperationState",
      "PayMode", "Image", "SomethingNew",
    ],
    [
      "null", "7", "\"x\"", "[]", "{}", "true", "-1.5e300", "[null]", "[1,\"a\",{}]",
      "{\"a\":[{}]}",
    ])
  func anyShape(field: String, value: String) async throws {
    let instances = try await Self.read(#"{"InstanceId":"ein-1","\#(field)":\#(value)}"#)
    #expect(instances.map(\.id) == ["ein-1"])
  }

  @Test(
    "neither does a part of its position or its addresses",
    arguments: [
      #""Position":{"RegionInfo":null,"ZoneInfo":{"Zone":"z-1"}}"#,
      #""Position":{"RegionInfo":"r","ZoneInfo":{"Zone":"z-1"}}"#,
      #""Position":{"ZoneInfo":{"Zone":"z-1"}},"Internet":{"PublicIPAddressSet":[null,{},7]}"#,
    ])
  func parts(fields: String) async throws {
    let instance = try #require(try await Self.read(#"{"InstanceId":"ein-1",\#(fields)}"#).first)
    #expect(instance.zone == "z-1")
    #expect(instance.region == "")
    #expect(instance.publicIPs == [])
  }

  @Test func `a state that nobody knows is kept`() async throws {
    let instances = try await Self.read(#"{"InstanceId":"ein-1","InstanceState":"NEW_STATE"}"#)
    #expect(instances.first?.state.rawValue == "NEW_STATE")
  }

  @Test(
    "a row without an id makes a listing incomplete",
    arguments: [
      "{}", "null", "7", #"{"InstanceId":null}"#, #"{"InstanceId":""}"#, #"{"InstanceId":{}}"#,
    ])
  func rowWithoutID(row: String) async throws {
    let answer = #""TotalCount":2,"InstanceSet":[\#(row),\#(Self.ecm)]"#
    let cloud = Cloud([.response(answer)])
    let pages = Pages()
    let scope = ListingScope(product: .ecm, region: nil)
    let failure = await cloud.failure { try await $0.list(scope) { pages.append($0) } }
    #expect(pages.ids == ["ein-a1b2c3d4"])
    #expect(failure?.code == "RowWithoutID")
    // But where absence means "gone", such an answer says nothing.
    #expect(try await !cloud.service.read(["ein-1"], of: .ecm, in: "").isWhole)
    #expect(try await !cloud.service.everything(in: scope).isWhole)
  }

  @Test(
    "an answer without a list does not say that anything is gone",
    arguments: [
      "", #""TotalCount":1"#, #""TotalCount":1,"InstanceSet":null"#, #""InstanceSet":{}"#,
      #""TotalCount":3,"InstanceSet":"none""#, #""InstanceSet":null"#,
    ])
  func noList(fields: String) async {
    let cloud = Cloud([.response(fields)])
    for product in [Product.ecm, .edgezone] {
      let failure = await cloud.failure { try await $0.read(["x"], of: product, in: "ap-gz") }
      #expect(failure?.code == "MalformedAnswer")
      #expect(failure?.kind == .unknown)
    }
  }

  @Test(
    "nothing listed, and said so, is an answer",
    arguments: [
      #""TotalCount":0,"InstanceSet":[]"#, #""TotalCount":0,"InstanceSet":null"#,
      #""TotalCount":0"#,
      #""InstanceSet":[]"#, #""TotalCount":5,"InstanceSet":[]"#,
      #""TotalCount":-3,"InstanceSet":[]"#,
    ])
  func nothing(fields: String) async throws {
    let cloud = Cloud([.response(fields)])
    #expect(try await cloud.service.read(["ein-1"], of: .ecm, in: "").instances == [])
  }

  @Test func `an EdgeZone instance is of the region whose zone it is in`() async throws {
    let row = #"""
      {"InstanceId":"epm-mnop3456","InstanceName":"cdn-cache-12","MachineId":"srv-1",
      "InstanceType":"BM.S5.LARGE8","Zone":"ap-guangzhou-tez-gz-1","InstanceStatus":"running",
      "OperateStatus":"normal","PrivateIp":"10.1.0.3","PrivateIpV6":"","PublicIp":"203.0.113.9",
      "PublicIpV6":"2001:db8::9","CreatedTime":"2026-04-07T01:02:03Z","Cpu":64}
      """#
    let zones = #"""
      "TotalCount":2,"ZoneSet":[{"ZoneId":100001,"Zone":"ap-guangzhou-tez-gz-1",
      "Region":"ap-guangzhou"},{"Zone":"ap-chengdu-tez-cd-1","Region":"ap-chengdu"},{},null]
      """#
    let cloud = Cloud(
      ScriptedTransport { request, _ in
        request.action == "DescribeZones"
          ? .response(zones) : .response(#""TotalCount":1,"InstanceSet":[\#(row)]"#)
      })
    // Before the zones are known it is the region that was asked.
    let early = try await cloud.service.read(["epm-mnop3456"], of: .edgezone, in: "ap-chengdu")
    #expect(early.instances.first?.region == "ap-chengdu")
    let discovery = try await cloud.service.discover(.edgezone)
    #expect(discovery.regions.map(\.code) == ["ap-chengdu", "ap-guangzhou"])
    #expect(discovery.scopes.map(\.region) == ["ap-chengdu", "ap-guangzhou"])
    let late = try await cloud.service.read(["epm-mnop3456"], of: .edgezone, in: "ap-chengdu")
    let expected = Instance(
      key: InstanceKey(product: .edgezone, id: "epm-mnop3456"), name: "cdn-cache-12",
      region: "ap-guangzhou", zone: "ap-guangzhou-tez-gz-1",
      state: InstanceState(rawValue: "running"), operateState: "normal", type: "BM.S5.LARGE8",
      publicIPs: ["203.0.113.9", "2001:db8::9"], privateIPs: ["10.1.0.3"],
      created: Timestamp(iso8601: "2026-04-07T01:02:03Z"))
    #expect(late.instances == [expected])
    #expect(cloud.transport.requests.map { $0.header("X-TC-Region") ?? "" }.last == "ap-chengdu")
    #expect(cloud.transport.requests.last?.text.contains(#""Limit":100"#) == true)
  }
}
