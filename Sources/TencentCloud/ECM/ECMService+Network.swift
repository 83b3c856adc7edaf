import Fleet
import JSON

extension ECMService {
  func resources(_ question: ResourceQuestion) async throws(ServiceFailure) -> ResourceAnswer {
    switch question {
    case .interfaces(let ids):
      return try await rows(of: .networkInterface, ECMQuery(interfaces: ids), naming: ids)
    case .bound(let kind, let ids, let region):
      let name = kind == .address ? "instance-id" : "attachment.instance-id"
      let filters = [ECMFilter(name: name, values: ids)]
      return try await rows(
        of: kind, ECMQuery(filters: filters, region: region.isEmpty ? nil : region))
    case .everything(let kind, let region, let pages):
      return try await rows(of: kind, ECMQuery(region: region), atMost: pages)
    }
  }

  /// - Parameters:
  ///   - ids: that the query names; where all of them came, no further page is asked for.
  ///   - pages: nothing more is asked where the list is, or claims to be, longer.
  private func rows(
    of kind: AssociatedResource.Kind, _ query: ECMQuery, naming ids: [String] = [],
    atMost pages: Int = 1_000
  ) async throws(ServiceFailure) -> ResourceAnswer {
    var query = query
    var walk = ResourceWalk()
    for asked in 1...max(1, pages) {
      query.offset = walk.offset
      let page =
        switch kind {
        case .networkInterface:
          try await perform("DescribeNetworkInterfaces", query, as: ResourcePage<Interface>.self)
            .value.rows
        case .address:
          try await perform("DescribeAddresses", query, as: ResourcePage<Address>.self).value.rows
        }
      try walk.received(page)
      if walk.isOver || !ids.isEmpty && walk.ids.isSuperset(of: ids) {
        return ResourceAnswer(resources: walk.resources)
      }
      if asked + (walk.claimed / (ResourceWalk.limit - 1)) > pages { break }
    }
    return ResourceAnswer(resources: walk.resources, isWhole: false)
  }
}

/// Rows of `DescribeNetworkInterfaces` or `DescribeAddresses`.
struct ResourceRows: Sendable {
  /// nil where the API sent no list.
  var resources: [AssociatedResource]?
  /// nil where the API sent no number.
  var total: Int?
}

private protocol ResourceRow {
  static var list: StaticString { get }
  static func resource(_ json: JSONNode) -> AssociatedResource
}

private struct ResourcePage<Row: ResourceRow>: JSONReadable {
  var rows: ResourceRows

  init(json: JSONNode) {
    rows = ResourceRows(
      resources: json[Row.list].elements?.map(Row.resource),
      total: json["TotalCount"].integer.flatMap { $0 < 0 ? nil : min($0, 1_000_000_000) })
  }
}

private enum Interface: ResourceRow {
  static var list: StaticString { "NetworkInterfaceSet" }

  static func resource(_ json: JSONNode) -> AssociatedResource {
    let addresses = json["PrivateIpAddressSet"].elements ?? []
    let address = addresses.first { $0["Primary"].bool == true } ?? addresses.first
    return AssociatedResource(
      kind: .networkInterface, id: json["NetworkInterfaceId"].text,
      instanceID: json["Attachment"]["InstanceId"].text,
      address: address?["PrivateIpAddress"].text ?? "",
      isInherent: json["Primary"].bool ?? false, isReleasedOnUnbind: false)
  }
}

private enum Address: ResourceRow {
  static var list: StaticString { "AddressSet" }

  static func resource(_ json: JSONNode) -> AssociatedResource {
    AssociatedResource(
      kind: .address, id: json["AddressId"].text, instanceID: json["InstanceId"].text,
      address: json["AddressIp"].text, isInherent: json["AddressType"].text == "WanIP",
      isReleasedOnUnbind: json["CascadeRelease"].bool ?? false,
      isBlocked: json["IsBlocked"].bool ?? false)
  }
}
