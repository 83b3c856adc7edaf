extension ECM {
  private static let moduleFilters: Set<String> = [
    "module-name", "module-id", "image-id", "instance-family", "security-group-id",
  ]

  @Sendable static func describeModule(
    _ ecm: inout ECM, _ world: inout World, _ call: inout Call
  ) throws(APIFailure) {
    let page = try call.page(tooLarge: pageParameter, invalid: pageParameter)
    let filters = call.parameters.filters
    try check(filters, names: moduleFilters, atMost: 10)
    let field = call.parameters.string("OrderByField") ?? "timestamp"
    guard ["instance-num", "node-num", "timestamp"].contains(field) else {
      throw APIFailure(
        "InvalidParameterValue.InvalidPublicParam", "OrderByField is not known.",
        "OrderByField 参数错误。")
    }
    let modules = ecm.modules.indices.filter { position in
      filters.allSatisfy { filter in
        switch filter.name {
        case "module-id": filter.values.contains(ecm.modules[position].id)
        case "module-name":
          filter.values.contains { ecm.modules[position].name.contains($0) }
        case "image-id": filter.values.contains(ECMRow.imageID)
        default: true
        }
      }
    }
    let listed = ecm.roster.machines.filter(\.lifecycle.isListed)
    let traits = call.traits
    call.list("ModuleItemSet", modules, page: page) { position, row in
      let module = ecm.modules[position]
      let members = listed.filter { $0.module == position }
      row.object("NodeInstanceNum") { row in
        row.member("NodeNum", Set(members.map(\.place.zone)).count)
        row.member("InstanceNum", members.count)
      }
      row.object("Module") { row in
        row.member("ModuleId", module.id)
        row.member("ModuleName", module.name)
        row.member("ModuleState", "NORMAL")
        row.member("DefaultSystemDiskSize", 50)
        row.member("DefaultDataDiskSize", 0)
        row.member("CreateTime", traits.ecmTime(module.created))
        row.member("DefaultBandwidth", 100)
        row.array("TagSet") { _ in }
        row.member("CloseIpDirect", 0)
        row.array("SecurityGroupIds", of: ["esg-0001edge"])
      }
    }
  }
}
