extension EdgeZone {
  @Sendable static func describePublicNetworks(
    _ edgeZone: inout EdgeZone, _ world: inout World, _ call: inout Call
  ) throws(APIFailure) {
    let page = try call.page(tooLarge: invalid, invalid: invalid)
    let networks = networks(call, isPublic: true, in: edgeZone)
    call.list("PublicNetworkInstanceSet", networks, page: page) { network, row in
      let machines = edgeZone.roster.machines.filter {
        $0.publicNetwork == network.id && $0.lifecycle.isListed
      }
      row.member("NetworkInstanceId", network.id)
      row.member("ZoneId", network.place.zone)
      row.member("NetworkInstanceName", network.name)
      row.member("Bandwidth", 1_000)
      row.member("Line", "BGP")
      row.member("RouteMode", network.routeMode.rawValue)
      row.member("ServerCount", machines.count)
      row.member("Ipv4Count", machines.filter { !$0.publicAddress.isEmpty }.count)
      // -1 in a published sample, its meaning is not told.
      row.member("Ipv6Count", -1)
      row.array("Ipv4CidrSet") { row in
        row.object { row in
          row.member("Cidr", "198.18.0.0/15")
          row.member("Gateway", "198.18.0.1")
        }
      }
      row.array("Ipv6CidrSet") { _ in }
      writeTimes(network, &row)
    }
  }

  @Sendable static func describePrivateNetworks(
    _ edgeZone: inout EdgeZone, _ world: inout World, _ call: inout Call
  ) throws(APIFailure) {
    let page = try call.page(tooLarge: invalid, invalid: invalid)
    let networks = networks(call, isPublic: false, in: edgeZone)
    call.list("PrivateNetworkInstanceSet", networks, page: page) { network, row in
      let machines = edgeZone.roster.machines.filter {
        $0.privateNetwork == network.id && $0.lifecycle.isListed
      }
      let used = machines.filter { !$0.privateAddress.isEmpty }.count
      row.member("NetworkInstanceId", network.id)
      row.member("ZoneId", network.place.zone)
      row.member("NetworkInstanceName", network.name)
      row.member("Network", "10.0.0.0")
      row.member("Mask", 8)
      row.member("ServerCount", machines.count)
      row.member("AvailableIpCount", 0xFF_FFFD - used)
      writeTimes(network, &row)
    }
  }

  private static func networks(
    _ call: Call, isPublic: Bool, in edgeZone: EdgeZone
  ) -> [EdgeZoneNetwork] {
    let id = call.parameters.string("NetworkInstanceId")
    let name = call.parameters.string("NetworkInstanceName")
    let zone = call.parameters.string("ZoneId")
    return edgeZone.networks.filter { network in
      network.isPublic == isPublic && network.place.region == call.region
        && (id.map { network.id == $0 } ?? true)
        && (name.map { network.name.contains($0) } ?? true)
        && (zone.map { network.place.zone == $0 } ?? true)
    }
  }

  private static func writeTimes(_ network: EdgeZoneNetwork, _ row: inout ReplyWriter) {
    row.member("CreatedAt", ClockText.zoneless(network.created))
    row.member("UpdatedAt", ClockText.zoneless(network.created))
  }
}
