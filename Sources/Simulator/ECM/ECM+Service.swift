/// ECM 2019-07-19, the actions that an operator of instances meets. A region is not needed.
extension Service {
  static let ecm = Service(
    name: "ecm", version: "2019-07-19", regions: Set(ECMPlace.all.map(\.region)),
    fleet: ECM.self, actions: ecmActions)

  private static let ecmActions: [String: Action] = [
    "DescribeInstances": Action(
      schema: Schema([
        "Filters": .filters, "Offset": .integer, "Limit": .integer, "OrderByField": .string,
        "OrderDirection": .integer,
      ]), run: ECM.describeInstances),
    "DescribeNode": Action(schema: Schema(["Filters": .filters]), run: ECM.describeNode),
    "DescribeInstancesDeniedActions": Action(
      schema: Schema(["InstanceIdSet": .strings]), run: ECM.describeInstancesDeniedActions),
    "DescribeModule": Action(
      schema: Schema([
        "Filters": .filters, "Offset": .integer, "Limit": .integer, "OrderByField": .string,
        "OrderDirection": .integer,
      ]), run: ECM.describeModule),
    "DescribeNetworkInterfaces": Action(
      schema: Schema([
        "NetworkInterfaceIds": .strings, "Filters": .filters, "EcmRegion": .string,
        "Offset": .integer, "Limit": .integer,
      ]), run: ECM.describeNetworkInterfaces),
    "DescribeAddresses": Action(
      schema: Schema(
        [
          "EcmRegion": .string, "AddressIds": .strings, "Filters": .filters, "Offset": .integer,
          "Limit": .integer,
        ], required: ["EcmRegion"]), run: ECM.describeAddresses),
    "TerminateInstances": Action(
      schema: Schema(
        [
          "InstanceIdSet": .strings, "TerminateDelay": .boolean, "TerminateTime": .string,
          "AssociatedResourceDestroy": .boolean,
        ], required: ["InstanceIdSet"]), run: ECM.terminateInstances),
  ]
}

extension ECM {
  /// A filter may name five values (documented); more, none, or an unknown name is refused.
  static func check(
    _ filters: [Filter], names: Set<String>, atMost limit: Int? = nil
  ) throws(APIFailure) {
    if let limit, filters.count > limit { throw invalidFilter("Filters") }
    for filter in filters {
      let isTag = filter.name.hasPrefix("tag:") && names.contains("tag-key")
      guard names.contains(filter.name) || isTag, (1...5).contains(filter.values.count) else {
        throw invalidFilter(filter.name)
      }
    }
  }

  private static func invalidFilter(_ name: String) -> APIFailure {
    APIFailure(
      "InvalidParameterValue.InvalidFilter",
      "The filter `\(name)` is unknown, or has no value or more than 5.",
      "过滤条件 `\(name)` 不存在，或其值为空或超过 5 个。")
  }

  static let tooLarge = "InvalidParameterValue.ParameterValueTooLarge"
  /// Misspelt so in the API.
  static let pageParameter = "InvalidParameterValue.InvaildPageParam"

  static let internalFailure = APIFailure(
    "FailedOperation.InternalOperationFailure", "Internal operation failure.", "内部操作失败。")
}
