extension EdgeZone {
  /// Plain parameters in the place of filters, no order to choose. That the region restricts the
  /// answer is inferred.
  @Sendable static func describeInstances(
    _ edgeZone: inout EdgeZone, _ world: inout World, _ call: inout Call
  ) throws(APIFailure) {
    let page = try call.page(tooLarge: invalid, invalid: invalid)
    let query = try InstanceQuery(call, in: edgeZone)
    let restricts = !call.traits.has(.regionsDoNotRestrict)
    let scope =
      restricts ? edgeZone.roster.listed(in: query.region) : edgeZone.roster.listed()
    let candidates =
      query.ids.isEmpty
      ? scope : Set(query.ids).compactMap { edgeZone.roster.positions[$0] }.sorted()
    let positions = candidates.filter {
      edgeZone.roster.machines[$0].lifecycle.isListed && query.matches(edgeZone.roster.machines[$0])
    }
    let (isHostile, traits) = (call.draw.has(.hostileNames), call.traits)
    if traits.has(.unknownIDIsError), positions.count < Set(query.ids).count {
      throw APIFailure(
        "ResourceNotFound.Instance", "An instance was not found.", "有实例不存在。")
    }
    call.listInstances(positions, of: edgeZone.roster, scope: scope, page: page, in: &world) {
      write($0, isHostile: isHostile, traits, &$1)
    }
  }

  private static func write(
    _ instance: EdgeZoneInstance, isHostile: Bool, _ traits: WorldTraits,
    _ row: inout ReplyWriter
  ) {
    row.omitted = traits.omittedFields
    defer { row.omitted = [] }
    let name =
      isHostile && instance.number % 3 == 0
      ? HostileNames.name(instance.number / 3, over: instance.name) : instance.name
    row.member("InstanceId", instance.id)
    row.member("InstanceName", name)
    row.member("MachineId", "srv-\(instance.id.suffix(8))")
    row.member("InstanceType", instance.size.type)
    row.member("Zone", instance.place.zone)
    row.member("ImageId", "img-ubuntu-20.04")
    row.member("VersionNumber", "20.04")
    row.member(
      "InstanceStatus",
      traits.spelled(
        instance.lifecycle == .reappeared ? "terminating" : instance.state.rawValue))
    row.member("OperateStatus", instance.operateState)
    row.member("PrivateNetworkId", instance.privateNetwork)
    row.member("PrivateIp", instance.privateAddress)
    row.member("PrivateIpV6", "")
    row.member("PublicNetworkId", instance.publicNetwork)
    row.member("PublicIp", instance.publicAddress)
    row.member("PublicIpV6", instance.publicAddressV6)
    row.member("FileSystemType", "ext4")
    row.member("CreatedTime", ClockText.utc(instance.created))
    row.member("InstanceFamily", instance.size.family)
    row.member("InstanceFamilyName", instance.size.familyName)
    row.member("CpuType", instance.size.processor)
    row.member("Cpu", instance.size.cores)
    row.member("Memory", instance.size.memory)
  }
}

/// What `DescribeInstances` of EdgeZone is asked for.
struct InstanceQuery: Sendable {
  var ids: [String]
  private(set) var region: String
  private let traits: WorldTraits
  private var name: String?
  private var zone: String?
  private var states: Set<String>
  private var publicNetwork: String?
  private var privateNetwork: String?
  private var addresses: Set<String>

  init(_ call: Call, in edgeZone: EdgeZone) throws(APIFailure) {
    ids = call.parameters.strings("InstanceIds")
    region = call.region ?? ""
    traits = call.traits
    name = call.parameters.string("InstanceName")
    zone = call.parameters.string("Zone")
    let asked = call.parameters.strings("InstanceStatus")
    states = Set(traits.has(.filtersIgnoreCase) ? asked.map { $0.lowercased() } : asked)
    publicNetwork = call.parameters.string("PublicNetworkId")
    privateNetwork = call.parameters.string("PrivateNetworkId")
    addresses = Set(call.parameters.strings("PublicIps"))
    // The maximum is not documented; it is taken to be that of a page.
    let most = traits.number(.idsPerReading) ?? 100
    guard ids.count <= most else {
      throw APIFailure(
        EdgeZone.invalid, "InstanceIds must not have more than \(most) ids.",
        "InstanceIds 不能超过 \(most) 个。")
    }
    let known = Set(EdgeZoneState.allCases.map(\.rawValue))
    guard states.isSubset(of: known) else {
      throw APIFailure(
        EdgeZone.invalid, "InstanceStatus has an unknown state.", "InstanceStatus 取值错误。")
    }
    if let network = publicNetwork, !edgeZone.networks.contains(where: { $0.id == network }) {
      throw APIFailure(
        "ResourceNotFound.PublicInstanceNotFound", "The public network does not exist.",
        "公网实例不存在。")
    }
  }

  func matches(_ instance: EdgeZoneInstance) -> Bool {
    (instance.place.region == region || traits.has(.regionsDoNotRestrict))
      && (name.map { instance.name.contains($0) } ?? true)
      && (zone.map { instance.place.zone == $0 } ?? true)
      && (states.isEmpty || states.contains(instance.state.rawValue))
      && (publicNetwork.map { instance.publicNetwork == $0 } ?? true)
      && (privateNetwork.map { instance.privateNetwork == $0 } ?? true)
      && (addresses.isEmpty || addresses.contains(instance.publicAddress))
  }
}
