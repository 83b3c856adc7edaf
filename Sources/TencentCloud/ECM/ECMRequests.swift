import Fleet

/// A filter of ECM: its values are OR-ed, at most five of them (documented).
struct ECMFilter: Encodable, Sendable {
  var name: String
  var values: [String]

  enum CodingKeys: String, CodingKey {
    case name = "Name"
    case values = "Values"
  }
}

/// The body of `DescribeInstances`, `DescribeNetworkInterfaces` and `DescribeAddresses`.
struct ECMQuery: Encodable, Sendable {
  var filters: [ECMFilter]?
  var offset: Int?
  var limit = 100
  /// `DescribeInstances` only: by creation, the oldest first, so that new rows come at the end.
  var orderField: String?
  var orderDirection: Int?
  /// Of the network actions: the region of the resource, which is not the header's.
  var region: String?

  enum CodingKeys: String, CodingKey {
    case filters = "Filters"
    case offset = "Offset"
    case limit = "Limit"
    case orderField = "OrderByField"
    case orderDirection = "OrderDirection"
    case region = "EcmRegion"
  }

  static func instances(_ filters: [ECMFilter], offset: Int, limit: Int) -> ECMQuery {
    ECMQuery(
      filters: filters.isEmpty ? nil : filters, offset: offset, limit: limit,
      orderField: "timestamp", orderDirection: 1)
  }
}

/// The body of `DescribeInstancesDeniedActions`.
struct ECMInstanceIDs: Encodable, Sendable {
  var ids: [String]

  enum CodingKeys: String, CodingKey { case ids = "InstanceIdSet" }
}

/// The body of `TerminateInstances`.
struct ECMTermination: Encodable, Sendable {
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

  enum CodingKeys: String, CodingKey {
    case ids = "InstanceIdSet"
    case destroysAssociatedResources = "AssociatedResourceDestroy"
    case isDelayed = "TerminateDelay"
    case time = "TerminateTime"
  }
}
