import Testing

@testable import Simulator

@Suite struct ListingTests {
  private let drill = Drill(instances: 600)

  private func ecm(_ body: String) throws -> [JSONValue] {
    try drill.call("ecm", "DescribeInstances", body).rows("InstanceSet")
  }

  @Test func sameSeedGivesTheSameFleet() throws {
    let body = #"{"Limit":100}"#
    func ids(_ seed: UInt64) throws -> [String?] {
      try Drill(seed: seed).call("ecm", "DescribeInstances", body).rows("InstanceSet").map {
        $0["InstanceId"]?.string
      }
    }
    #expect(try ids(1) == ids(1))
    #expect(try ids(1) != ids(2))
  }

  @Test func fleetHasTheAskedSizeAndMix() throws {
    let total = { (response: JSONValue) in response["TotalCount"]?.integer ?? 0 }
    let virtual = total(try drill.call("ecm", "DescribeInstances"))
    let physical = try EdgeZonePlace.regions.map {
      total(try drill.call("edgezone", "DescribeInstances", region: $0))
    }.reduce(0, +)
    #expect(virtual + physical == 600)
    #expect((300...420).contains(virtual))
    let zones = try drill.call("edgezone", "DescribeZones").rows("ZoneSet")
    #expect(zones.count == EdgeZonePlace.all.count)
    let none = Drill(instances: 0)
    #expect(total(try none.call("ecm", "DescribeInstances")) == 0)
  }

  @Test func pagesTogetherAreTheListingNewestFirst() throws {
    var ids: [String] = []
    var times: [String] = []
    while true {
      let page = try ecm(#"{"Limit":37,"Offset":\#(ids.count)}"#)
      if page.isEmpty { break }
      ids += page.compactMap { $0["InstanceId"]?.string }
      times += page.compactMap { $0["CreateTime"]?.string }
    }
    let total = try drill.call("ecm", "DescribeInstances")["TotalCount"]?.integer
    #expect(total == Int64(ids.count))
    #expect(Set(ids).count == ids.count)
    #expect(times == times.sorted(by: >))
    let rising = try ecm(#"{"Limit":100,"OrderByField":"timestamp","OrderDirection":1}"#)
    #expect(rising.first?["InstanceId"]?.string == ids.last)
  }

  @Test(arguments: [
    ("{}", 20), (#"{"Limit":1}"#, 1), (#"{"Offset":100000}"#, 0), (#"{"Limit":100}"#, 100),
  ])
  func pageHasItsLimit(_ body: String, _ count: Int) throws {
    #expect(try ecm(body).count == count)
  }

  @Test(arguments: [
    (#"{"Limit":101}"#, "InvalidParameterValue.ParameterValueTooLarge"),
    (#"{"Limit":0}"#, "InvalidParameterValue.InvaildPageParam"),
    (#"{"Offset":-1}"#, "InvalidParameterValue.InvaildPageParam"),
    (#"{"OrderByField":"name"}"#, "InvalidParameterValue.InvalidOrderByField"),
    (#"{"OrderDirection":2}"#, "InvalidParameterValue.InvaildDescribeInstance"),
    (#"{"Filters":[{"Name":"colour","Values":["a"]}]}"#, "InvalidParameterValue.InvalidFilter"),
    (#"{"Filters":[{"Name":"zone","Values":[]}]}"#, "InvalidParameterValue.InvalidFilter"),
    (
      #"{"Filters":[{"Name":"zone","Values":["1","2","3","4","5","6"]}]}"#,
      "InvalidParameterValue.InvalidFilter"
    ), (#"{"Limit":"5"}"#, "InvalidParameter"), (#"{"Sort":1}"#, "UnknownParameter"),
    ("{", "InvalidParameter"),
  ])
  func wrongListingOfECMIsRefused(_ body: String, _ code: String) throws {
    #expect(try drill.code("ecm", "DescribeInstances", body) == code)
  }

  @Test(arguments: [
    "zone", "zone-name", "module-id", "module-name", "instance-id", "instance-name",
    "instance-uuid", "instance-state", "ip-address", "internet-service-provider", "tag-key",
    "instance-family", "image-id", "vpc-id", "subnet-id",
  ])
  func everyFilterOfECMFindsTheInstanceItDescribes(_ name: String) throws {
    let row = try #require(
      try ecm(#"{"Limit":100}"#).first {
        !$0.rows("TagSet").isEmpty && $0["InstanceName"]?.string?.isEmpty == false
      })
    let place = row["Position"]?["ZoneInfo"]
    let network = row["VirtualPrivateCloud"]
    let values: [String: JSONValue?] = [
      "zone": place?["Zone"], "zone-name": place?["ZoneName"],
      "module-id": row["SimpleModule"]?["ModuleId"],
      "module-name": row["SimpleModule"]?["ModuleName"], "instance-id": row["InstanceId"],
      "instance-name": row["InstanceName"], "instance-uuid": row["UUID"],
      "instance-state": row["InstanceState"],
      "ip-address": row["Internet"]?.rows("PublicIPAddressSet").first?["PublicIPAddress"],
      "internet-service-provider": row["ISP"], "tag-key": row.rows("TagSet").first?["Key"],
      "instance-family": row["InstanceTypeConfig"]?["InstanceFamilyConfig"]?["InstanceFamily"],
      "image-id": row["Image"]?["ImageId"], "vpc-id": network?["VpcId"],
      "subnet-id": network?["SubnetId"],
    ]
    let value = try #require(values[name]??.string)
    let id = try #require(row["InstanceId"]?.string)
    func listed(_ value: String) throws -> [String] {
      try ecm(#"{"Limit":100,"Filters":[{"Name":"\#(name)","Values":["\#(value)"]}]}"#).compactMap {
        $0["InstanceId"]?.string
      }
    }
    #expect(try listed(value).contains(id))
    #expect(try listed("no-such-value").isEmpty)
  }

  @Test func valuesAreAlternativesAndFiltersConditions() throws {
    func total(_ filters: String) throws -> Int64 {
      try drill.call("ecm", "DescribeInstances", #"{"Filters":[\#(filters)]}"#)["TotalCount"]?
        .integer ?? -1
    }
    let running = #"{"Name":"instance-state","Values":["RUNNING"]}"#
    let stopped = #"{"Name":"instance-state","Values":["STOPPED"]}"#
    let either = #"{"Name":"instance-state","Values":["RUNNING","STOPPED"]}"#
    let production = #"{"Name":"tag:env","Values":["prod"]}"#
    #expect(try total(either) == total(running) + total(stopped))
    #expect(try total("\(running),\(stopped)") == 0)
    let both = try total("\(running),\(production)")
    let all = try total(running)
    #expect(both > 0 && both < all)
    #expect(try total(#"{"Name":"instance-name","Values":["直播-边缘节点"]}"#) > 0)
  }

  @Test func edgeZoneIsListedByRegionAndParameters() throws {
    func rows(_ body: String, region: String = "ap-guangzhou") throws -> [JSONValue] {
      try drill.call("edgezone", "DescribeInstances", body, region: region).rows("InstanceSet")
    }
    let row = try #require(
      try rows(#"{"InstanceIds":["epm-efgh5678","epm-none0000"]}"#).first)
    #expect(row["InstanceName"]?.string == "web-server-01")
    #expect(row["CreatedTime"]?.string == "2026-02-15T14:30:00Z")
    #expect(try rows(#"{"InstanceIds":["epm-efgh5678"]}"#, region: "ap-chengdu").isEmpty)
    let network = try #require(row["PublicNetworkId"]?.string)
    let privateNetwork = try #require(row["PrivateNetworkId"]?.string)
    let address = try #require(row["PublicIp"]?.string)
    for body in [
      #"{"InstanceName":"server-01"}"#, #"{"Zone":"ap-guangzhou-1","Limit":100}"#,
      #"{"PublicIps":["\#(address)"]}"#, #"{"PublicNetworkId":"\#(network)","Limit":100}"#,
      #"{"PrivateNetworkId":"\#(privateNetwork)","Limit":100}"#,
    ] {
      #expect(try rows(body).contains(row), "\(body)")
    }
    #expect(try drill.edgeZoneIDs("allocating").contains("bms-abcd1234"))
    #expect(try drill.edgeZoneIDs("running").contains("epm-mnop3456"))
  }

  @Test(arguments: [
    ("DescribeInstances", #"{"Limit":101}"#, "InvalidParameter"),
    ("DescribeInstances", #"{"InstanceStatus":["RUNNING"]}"#, "InvalidParameter"),
    ("DescribeInstances", #"{"Filters":[]}"#, "UnknownParameter"),
    (
      "DescribeInstances", #"{"PublicNetworkId":"epn-none"}"#,
      "ResourceNotFound.PublicInstanceNotFound"
    ), ("DescribePublicIps", #"{"OrderByCreateTime":"up"}"#, "InvalidParameter"),
    ("DescribeZones", #"{"FilterByAppId":true}"#, "UnknownParameter"),
    ("TerminateInstances", "{}", "MissingParameter"),
    ("TerminateInstances", #"{"InstanceIds":[]}"#, "MissingParameter"),
  ])
  func wrongRequestOfEdgeZoneIsRefused(_ action: String, _ body: String, _ code: String) throws {
    #expect(try drill.code("edgezone", action, body) == code)
  }

  @Test func publicAddressesAreFoundByAPartOfThem() throws {
    func rows(_ body: String) throws -> [JSONValue] {
      try drill.call("edgezone", "DescribePublicIps", body).rows("IpInfoSet")
    }
    let used = try rows(#"{"Ip":["203.0.113.2"],"Limit":100}"#)
    #expect(used.count > 1)
    #expect(used.contains { $0["InstanceId"]?.string == "epm-mnop3456" })
    let spare = try rows(#"{"State":["Unbound"]}"#)
    #expect(!spare.isEmpty && spare.allSatisfy { $0["InstanceId"]?.string == "" })
    #expect(try rows(#"{"Type":["Ipv6"]}"#).allSatisfy { $0["Ip"]?.string?.contains(":") == true })
  }

  @Test func networksAndTypesAndModulesAreThere() throws {
    let publicNetworks = try drill.call("edgezone", "DescribePublicNetworkInstances")
    #expect(!publicNetworks.rows("PublicNetworkInstanceSet").isEmpty)
    let privateNetworks = try drill.call("edgezone", "DescribePrivateNetworkInstances")
    #expect(!privateNetworks.rows("PrivateNetworkInstanceSet").isEmpty)
    let types = try drill.call("edgezone", "DescribeInstanceTypes", #"{"Zone":"ap-guangzhou-1"}"#)
    #expect(types["TotalCount"]?.integer == Int64(EdgeZoneSize.all.count))
    #expect(!(try drill.call("ecm", "DescribeModule").rows("ModuleItemSet").isEmpty))
    let nodes = try drill.call("ecm", "DescribeNode").rows("NodeSet")
    #expect(nodes.count == ECMPlace.all.count)
    let filtered = #"{"Filters":[{"Name":"InstanceFamily","Values":["none"]}]}"#
    #expect(try drill.call("ecm", "DescribeNode", filtered).rows("NodeSet").isEmpty)
  }

  @Test func listingFaultsSpoilTheListing() throws {
    let base = try drill.call("ecm", "DescribeInstances", #"{"Limit":10,"Offset":10}"#)
    func spoilt(_ fault: Fault, _ body: String) throws -> JSONValue {
      try Drill(instances: 600, faults: [fault]).call("ecm", "DescribeInstances", body)
    }
    let body = #"{"Limit":10,"Offset":10}"#
    let lying = try spoilt(Fault(.lyingTotal), body)
    #expect(lying["TotalCount"]?.integer == (base["TotalCount"]?.integer ?? 0) + 7)
    let repeated = try spoilt(Fault(.duplicatePages), body).rows("InstanceSet")
    #expect(Array(repeated.dropFirst()) == base.rows("InstanceSet"))
    let bare = try spoilt(Fault(.missingFields), body).rows("InstanceSet")
    #expect(bare.count { $0["InstanceState"] == nil } == 5)
    let hostile = try spoilt(Fault(.hostileNames), #"{"Limit":100}"#).rows("InstanceSet")
    #expect(hostile.contains { $0["InstanceName"]?.string?.contains("\u{1B}") == true })
    let named = #"{"Filters":[{"Name":"instance-id","Values":["ein-197252sp"]}]}"#
    #expect(try spoilt(Fault(.strayIDs), named).rows("InstanceSet").count == 2)
  }

  @Test func interfacesAreNamedByTheirInstancesAndAnsweredByTheirIDs() throws {
    let drill = Drill(instances: 300)
    let instances = try drill.call("ecm", "DescribeInstances", #"{"Limit":100}"#)
      .rows("InstanceSet")
    var owners: [String: String] = [:]
    for instance in instances {
      let cards = instance["Internet"]?.rows("InstanceNetworkInfoSet") ?? []
      #expect(cards.first?["Primary"] == .boolean(true))
      for card in cards {
        owners[card["NetworkInterfaceId"]?.string ?? ""] = instance["InstanceId"]?.string
      }
    }
    let ids = owners.keys.sorted().prefix(100)
    let list = ids.map { #""\#($0)""# }.joined(separator: ",")
    let rows = try drill.call(
      "ecm", "DescribeNetworkInterfaces", #"{"NetworkInterfaceIds":[\#(list)],"Limit":100}"#
    ).rows("NetworkInterfaceSet")
    #expect(rows.count == 100)
    for row in rows {
      let id = row["NetworkInterfaceId"]?.string ?? ""
      #expect(row["Attachment"]?["InstanceId"]?.string == owners[id])
    }
    let over = (0...100).map { #""eni-\#($0)""# }.joined(separator: ",")
    #expect(
      try drill.code("ecm", "DescribeNetworkInterfaces", #"{"NetworkInterfaceIds":[\#(over)]}"#)
        == "InvalidParameterValue.ParameterValueTooLarge")
  }
}
