extension ECM {
  private static let addressFilters: Set<String> = [
    "address-id", "address-name", "address-ip", "address-status", "instance-id",
    "private-ip-address", "network-interface-id", "is-arrears", "address-type",
  ]

  @Sendable static func describeAddresses(
    _ ecm: inout ECM, _ world: inout World, _ call: inout Call
  ) throws(APIFailure) {
    ecm.removeOrphans()
    let page = try call.page()
    let ids = call.parameters.strings("AddressIds")
    let filters = call.parameters.filters
    guard ids.isEmpty || filters.isEmpty else {
      throw APIFailure(
        "InvalidParameter", "AddressIds and Filters exclude one another.",
        "AddressIds 与 Filters 不能同时指定。")
    }
    try check(filters, names: addressFilters, atMost: 10)
    let region = try region(call)
    if region != nil, call.draw.word(.regionDown) == region { throw internalFailure }
    // Only elastic ones unless the type is named (documented).
    let namesType = filters.contains { $0.name == "address-type" } || !ids.isEmpty
    let positions = ecm.addresses.indices.filter { position in
      let address = ecm.addresses[position]
      return address.place.region == region && (namesType || address.kind == .elastic)
        && (ids.isEmpty || ids.contains(address.id))
        && filters.allSatisfy { matches(address, $0) }
    }
    call.list("AddressSet", positions, page: page) { write(ecm.addresses[$0], &$1) }
  }

  private static func matches(_ address: ElasticAddress, _ filter: Filter) -> Bool {
    func has(_ value: String) -> Bool { filter.values.contains(value) }
    switch filter.name {
    case "address-id": return has(address.id)
    case "address-ip": return has(address.address)
    case "address-status": return has(status(of: address))
    case "instance-id": return address.instanceID.map(has) ?? false
    case "is-arrears": return has("false") || has("FALSE")
    case "address-type": return has(address.kind.rawValue)
    default: return false
    }
  }

  private static func status(of address: ElasticAddress) -> String {
    address.instanceID == nil ? "UNBIND" : "BIND"
  }

  private static func write(_ address: ElasticAddress, _ row: inout ReplyWriter) {
    row.member("AddressId", address.id)
    row.member("AddressName", "")
    row.member("AddressStatus", status(of: address))
    row.member("AddressIp", address.address)
    row.member("InstanceId", address.instanceID)
    row.member("CreatedTime", ClockText.utc(address.created))
    row.null("NetworkInterfaceId")
    row.null("PrivateAddressIp")
    row.member("IsArrears", false)
    row.member("IsBlocked", false)
    row.member("IsEipDirectConnection", false)
    row.member("AddressType", address.kind.rawValue)
    row.member("CascadeRelease", address.cascades)
    row.null("InternetServiceProvider")
    row.member("Bandwidth", 100)
    row.null("PayMode")
  }
}
