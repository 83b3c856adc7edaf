extension ECM {
  private static let interfaceFilters: Set<String> = [
    "vpc-id", "subnet-id", "network-interface-id", "attachment.instance-id",
    "groups.security-group-id", "network-interface-name", "network-interface-description",
    "address-ip", "tag-key", "is-primary",
  ]

  @Sendable static func describeNetworkInterfaces(
    _ ecm: inout ECM, _ world: inout World, _ call: inout Call
  ) throws(APIFailure) {
    ecm.removeOrphans()
    let page = try call.page(tooLarge: tooLarge)
    let ids = call.parameters.strings("NetworkInterfaceIds")
    let filters = call.parameters.filters
    guard ids.isEmpty || filters.isEmpty else {
      throw APIFailure(
        "InvalidParameter.Coexist", "NetworkInterfaceIds and Filters exclude one another.",
        "NetworkInterfaceIds 与 Filters 不能同时指定。")
    }
    guard ids.count <= 100 else {
      throw APIFailure(tooLarge, "At most 100 NetworkInterfaceIds.", "网卡 ID 不能超过 100 个。")
    }
    try check(filters, names: interfaceFilters)
    let named = Set(ids)
    let region = try region(call)
    if region != nil, call.draw.word(.regionDown) == region { throw internalFailure }
    let positions = ecm.interfaces.indices.filter { position in
      let interface = ecm.interfaces[position]
      return (region == nil || interface.place.region == region)
        && (named.isEmpty || named.contains(interface.id))
        && filters.allSatisfy { matches(interface, $0) }
    }
    let traits = call.traits
    call.list("NetworkInterfaceSet", positions, page: page) {
      write(ecm.interfaces[$0], traits, &$1)
    }
  }

  /// `EcmRegion`, which is the region of the resource and not of the request.
  static func region(_ call: Call) throws(APIFailure) -> String? {
    guard let region = call.parameters.string("EcmRegion") else { return nil }
    guard ECMPlace.all.contains(where: { $0.region == region }) else {
      throw APIFailure(
        "InvalidParameterValue.InvalidRegion", "There is no ECM region `\(region)`.",
        "ECM 地域 `\(region)` 不存在。")
    }
    return region
  }

  private static func matches(_ interface: NetworkInterface, _ filter: Filter) -> Bool {
    func has(_ value: String) -> Bool { filter.values.contains(value) }
    switch filter.name {
    case "attachment.instance-id": return interface.instanceID.map(has) ?? false
    case "network-interface-id": return has(interface.id)
    case "vpc-id": return has(ECMRow.network(of: interface.place))
    case "subnet-id": return has(ECMRow.subnet(of: interface.place))
    case "address-ip": return has(interface.address)
    case "is-primary": return has(interface.isPrimary ? "true" : "false")
    case "groups.security-group-id": return has("esg-0001edge")
    case "network-interface-name":
      return filter.values.contains { name(of: interface).contains($0) }
    default: return false
    }
  }

  private static func name(of interface: NetworkInterface) -> String {
    interface.isPrimary ? "primary-\(interface.id.suffix(4))" : "extra-\(interface.id.suffix(4))"
  }

  private static func write(
    _ interface: NetworkInterface, _ traits: WorldTraits, _ row: inout ReplyWriter
  ) {
    row.member("NetworkInterfaceId", interface.id)
    row.member("NetworkInterfaceName", name(of: interface))
    row.member("NetworkInterfaceDescription", "")
    row.member("SubnetId", ECMRow.subnet(of: interface.place))
    row.member("VpcId", ECMRow.network(of: interface.place))
    row.null("GroupSet")
    row.member("Primary", interface.isPrimary)
    row.member("MacAddress", "20:90:6F:00:00:01")
    row.member("State", "AVAILABLE")
    row.array("PrivateIpAddressSet") { row in
      row.object { row in
        row.member("PrivateIpAddress", interface.address)
        row.member("Primary", true)
        row.member("State", "AVAILABLE")
      }
    }
    if let id = interface.instanceID {
      row.object("Attachment") { row in
        row.member("InstanceId", id)
        row.member("DeviceIndex", interface.isPrimary ? 0 : 1)
        row.member("AttachTime", traits.ecmTime(interface.created))
      }
    } else {
      row.null("Attachment")
    }
    row.member("Zone", interface.place.zone)
    row.member("CreatedTime", traits.ecmTime(interface.created))
    row.null("Ipv6AddressSet")
    row.null("TagSet")
    row.member("EniType", 0)
    row.member("EcmRegion", interface.place.region)
    row.null("Business")
  }
}
