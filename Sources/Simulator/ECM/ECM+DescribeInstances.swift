extension ECM {
  private static let filterNames: Set<String> = [
    "zone", "zone-name", "module-id", "module-name", "instance-id", "instance-name",
    "instance-uuid", "instance-state", "ip-address", "internet-service-provider", "tag-key",
    "instance-family", "image-id", "vpc-id", "subnet-id",
  ]

  @Sendable static func describeInstances(
    _ world: inout World, _ call: inout Call
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
    var positions = matching(filters, in: &world)
    if direction == 1 { positions.reverse() }
    let view = ECMRow(modules: world.modules, isHostile: call.draw.has(.hostileNames))
    call.listInstances(
      positions, of: world.ecm, scope: world.listedECM(), page: page, in: &world,
      write: view.write)
  }

  /// Values of one filter are alternatives, filters are conditions (inferred from the habit of
  /// API 3.0). Newest first.
  static func matching(_ filters: [Filter], in world: inout World) -> [Int] {
    guard !filters.isEmpty else { return world.listedECM() }
    let named = filters.first { $0.name == "instance-id" }
    let candidates = named.map { filter in
      Set(filter.values).compactMap { world.ecmPositions[$0] }.sorted()
    }
    return (candidates ?? world.listedECM()).filter { position in
      world.ecm[position].lifecycle.isListed
        && filters.allSatisfy { matches(world.ecm[position], $0, in: world) }
    }
  }

  private static func matches(
    _ instance: ECMInstance, _ filter: Filter, in world: World
  ) -> Bool {
    func has(_ value: String) -> Bool { filter.values.contains(value) }
    func contains(_ value: String) -> Bool { filter.values.contains { value.contains($0) } }
    switch filter.name {
    case "zone": return has(instance.place.zone)
    case "zone-name": return contains(instance.place.chineseName)
    case "module-id": return has(world.modules[instance.module].id)
    case "module-name": return contains(world.modules[instance.module].name)
    case "instance-id": return has(instance.id)
    case "instance-name": return contains(instance.name)
    case "instance-uuid": return has(instance.uuid)
    case "instance-state": return has(instance.state.rawValue)
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
