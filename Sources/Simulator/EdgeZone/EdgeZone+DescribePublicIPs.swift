extension EdgeZone {
  private struct Row {
    var address: String
    var network: String
    var instanceID: String
    var isVersionSix: Bool
    var created: Int64

    var state: String { instanceID.isEmpty ? "Unbound" : "InUse" }
    var type: String { isVersionSix ? "Ipv6" : "Ipv4" }
  }

  /// Network and address are searched for a part of them, so `203.0.113.1` finds `203.0.113.10`
  /// too (documented).
  @Sendable static func describePublicIPs(
    _ edgeZone: inout EdgeZone, _ world: inout World, _ call: inout Call
  ) throws(APIFailure) {
    let page = try call.page(tooLarge: invalid, invalid: invalid)
    let parameters = call.parameters
    for name in ["OrderByCreateTime", "OrderByUpdateTime"] {
      let order = parameters.string(name) ?? "desc"
      guard order == "asc" || order == "desc" else {
        throw .invalidParameter(name, "asc or desc")
      }
    }
    let zones = zones(named: parameters.string("ZoneId"), in: edgeZone)
    var rows = rows(in: edgeZone, region: call.region ?? "").filter { row in
      (zones.map { $0.contains(row.network) } ?? true)
        && contains(row.network, parameters.strings("NetworkInstanceId"))
        && contains(row.address, parameters.strings("Ip"))
        && has(row.state, parameters.strings("State"))
        && has(row.type, parameters.strings("Type"))
    }
    let order =
      parameters.string("OrderByUpdateTime") ?? parameters.string("OrderByCreateTime") ?? "desc"
    rows.sort {
      order == "asc"
        ? ($0.created, $0.address) < ($1.created, $1.address)
        : ($0.created, $0.address) > ($1.created, $1.address)
    }
    call.list("IpInfoSet", rows, page: page) { row, answer in
      answer.member("Ip", row.address)
      answer.member("NetworkInstanceId", row.network)
      answer.member("InstanceId", row.instanceID)
      answer.member("State", row.state)
      answer.member("Type", row.type)
      answer.member("CreatedAt", ClockText.zoneless(row.created))
      answer.member("UpdatedAt", ClockText.zoneless(row.created))
    }
  }

  private static func contains(_ text: String, _ parts: [String]) -> Bool {
    parts.isEmpty || parts.contains { text.contains($0) }
  }

  private static func has(_ value: String, _ values: [String]) -> Bool {
    values.isEmpty || values.contains(value)
  }

  /// The networks of a zone; nil if no zone is named.
  private static func zones(named zone: String?, in edgeZone: EdgeZone) -> Set<String>? {
    zone.map { zone in Set(edgeZone.networks.filter { $0.place.zone == zone }.map(\.id)) }
  }

  private static func rows(in edgeZone: EdgeZone, region: String) -> [Row] {
    let networks = edgeZone.networks.filter { $0.place.region == region }
    let keeping = Set(networks.filter { $0.routeMode == .fixed }.map(\.id))
    var rows: [Row] = []
    for instance in edgeZone.roster.machines where instance.place.region == region {
      for address in instance.formerAddresses where keeping.contains(instance.publicNetwork) {
        rows.append(unbound(address, in: instance.publicNetwork, since: instance.created))
      }
      for (address, isVersionSix) in [
        (instance.publicAddress, false), (instance.publicAddressV6, true),
      ] where !address.isEmpty && instance.lifecycle.isListed {
        rows.append(
          Row(
            address: address, network: instance.publicNetwork, instanceID: instance.id,
            isVersionSix: isVersionSix, created: instance.created))
      }
    }
    let ids = Set(networks.map(\.id))
    for spare in edgeZone.unboundAddresses where ids.contains(spare.network) {
      rows.append(unbound(spare.address, in: spare.network, since: spare.created))
    }
    return rows
  }

  private static func unbound(_ address: String, in network: String, since created: Int64) -> Row {
    Row(
      address: address, network: network, instanceID: "", isVersionSix: address.contains(":"),
      created: created)
  }
}
