import Fleet
import JSON

/// A filter of ECM: its values are OR-ed, at most five of them (documented).
struct ECMFilter: JSONWritable, Sendable {
  var name: String
  var values: [String]

  func writeMembers(to writer: inout JSONWriter) {
    writer.member("Name", name)
    writer.member("Values", values)
  }
}

/// The body of `DescribeInstances`, `DescribeNetworkInterfaces` and `DescribeAddresses`.
struct ECMQuery: JSONWritable, Sendable {
  var filters: [ECMFilter]?
  var offset: Int?
  var limit = 100
  /// `DescribeInstances` only: by creation, the oldest first, so that new rows come at the end.
  var orderField: String?
  var orderDirection: Int?
  /// The region of the resource, for network actions; not the region of the header.
  var region: String?
  /// `DescribeNetworkInterfaces` only, and never beside filters (documented).
  var interfaces: [String]?

  func writeMembers(to writer: inout JSONWriter) {
    if let filters { writer.member("Filters", filters) }
    if let offset { writer.member("Offset", offset) }
    writer.member("Limit", limit)
    if let orderField { writer.member("OrderByField", orderField) }
    if let orderDirection { writer.member("OrderDirection", orderDirection) }
    if let region { writer.member("EcmRegion", region) }
    if let interfaces { writer.member("NetworkInterfaceIds", interfaces) }
  }

  static func instances(_ filters: [ECMFilter], offset: Int, limit: Int) -> ECMQuery {
    ECMQuery(
      filters: filters.isEmpty ? nil : filters, offset: offset, limit: limit,
      orderField: "timestamp", orderDirection: 1)
  }
}

/// The body of `DescribeInstancesDeniedActions`.
struct ECMInstanceIDs: JSONWritable, Sendable {
  var ids: [String]

  func writeMembers(to writer: inout JSONWriter) {
    writer.member("InstanceIdSet", ids)
  }
}

/// The body of `TerminateInstances`.
struct ECMTermination: JSONWritable, Sendable {
  var ids: [String]
  /// Always sent: left out, the API takes it as true.
  var destroysAssociatedResources: Bool
  var isDelayed: Bool?
  var time: String?

  init(_ call: TerminationCall) {
    ids = call.ids
    destroysAssociatedResources = call.options.destroysAssociatedResources
    if let schedule = call.options.schedule {
      isDelayed = true
      time = schedule.wireTime
    }
  }

  func writeMembers(to writer: inout JSONWriter) {
    writer.member("InstanceIdSet", ids)
    writer.member("AssociatedResourceDestroy", destroysAssociatedResources)
    if let isDelayed { writer.member("TerminateDelay", isDelayed) }
    if let time { writer.member("TerminateTime", time) }
  }
}
