extension ECM {
  private static let filterNames: Set<String> = [
    "zone", "zone-name", "module-id", "module-name", "instance-id", "instance-name",
    "instance-uuid", "instance-state", "ip-address", "internet-service-provider", "tag-key",
    "instance-family", "image-id", "vpc-id", "subnet-id",
  ]

  @Sendable static func describeInstances(
    _ ecm: inout ECM, _ world: inout World, _ call: inout Call
  ) throws(APIFailure) {
    let page = try call.page(tooLarge: tooLarge, invalid: pageParameter)
    let filters = call.parameters.filters
    try check(filters, names: filterNames)
    if let field = call.parameters.string("OrderByField"), field != "timestamp" {
      throw APIFailure(
        "InvalidParameterValue.InvalidOrderByField", "OrderByField must be `timestamp`.",
        "OrderByField 只支持 `timestamp`。")
    }
    let direction = call.parameters.integer("OrderDirection") ?? 0
    guard direction == 0 || direction == 1 else {
      throw APIFailure(
        "InvalidParameterValue.InvaildDescribeInstance", "OrderDirection must be 0 or 1.",
        "OrderDirection 只能为 0 或 1。")
    }
    var positions = matching(filters, call.traits, in: &ecm)
    if direction == 1 { positions.reverse() }
    let view = ECMRow(
      modules: ecm.modules, interfaces: ecm.interfaceIDs, isHostile: call.draw.has(.hostileNames),
      traits: call.traits)
    call.listInstances(
      positions, of: ecm.roster, scope: ecm.roster.listed(), page: page, in: &world,
      write: view.write)
  }

  /// Values of one filter are alternatives, filters are conditions (inferred from the habit of
  /// API 3.0). Newest first.
  private static func matching(
    _ filters: [Filter], _ traits: WorldTraits, in ecm: inout ECM
  ) -> [Int] {
    guard !filters.isEmpty else { return ecm.roster.listed() }
    let named = filters.first { $0.name == "instance-id" }
    let candidates = named.map { filter in
      Set(filter.values).compactMap { ecm.roster.positions[$0] }.sorted()
    }
    return (candidates ?? ecm.roster.listed()).filter { position in
      ecm.roster.machines[position].lifecycle.isListed
        && filters.allSatisfy { matches(ecm.roster.machines[position], $0, traits, in: ecm) }
    }
  }

  private static func matches(
    _ instance: ECMInstance, _ filter: Filter, _ traits: WorldTraits, in ecm: ECM
  ) -> Bool {
    func has(_ value: String) -> Bool { filter.values.contains(value) }
    func contains(_ value: String) -> Bool { filter.values.contains { value.contains($0) } }
    switch filter.name {
    case "zone": return has(instance.place.zone)
    case "zone-name": return contains(instance.place.chineseName)
    case "module-id": return has(ecm.modules[instance.module].id)
    case "module-name": return contains(ecm.modules[instance.module].name)
    case "instance-id": return has(instance.id)
    case "instance-name": return contains(instance.name)
    case "instance-uuid": return has(instance.uuid)
    case "instance-state":
      return filter.values.contains { traits.means($0, instance.state.rawValue) }
    case "ip-address": return has(instance.publicAddress) || has(instance.privateAddress)
    case "internet-service-provider": return has(instance.carrier.rawValue)
    case "tag-key": return instance.tags.contains { has($0.key) }
    case "instance-family": return has(instance.size.family)
    case "image-id": return has(ECMRow.imageID)
    case "vpc-id": return has(ECMRow.network(of: instance.place))
    case "subnet-id": return has(ECMRow.subnet(of: instance.place))
    default:
      let key = filter.name.dropFirst("tag:".count)
      return instance.tags.contains { $0.key == key && has($0.value) }
    }
  }
}
