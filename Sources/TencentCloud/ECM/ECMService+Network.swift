import Fleet
import JSON

extension ECMService {
  /// Interfaces and elastic addresses of some instances, from as many pages as there are.
  func associatedResources(
    of ids: [String], in region: String
  ) async throws(ServiceFailure) -> [AssociatedResource] {
    let interfaces = try await pages(
      "DescribeNetworkInterfaces", filter: "attachment.instance-id", ids, region: region,
      as: InterfacePage.self)
    let addresses = try await pages(
      "DescribeAddresses", filter: "instance-id", ids, region: region, as: AddressPage.self)
    let wanted = Set(ids)
    return (interfaces + addresses).filter { wanted.contains($0.instanceID) }
  }

  /// - Parameter region: `EcmRegion`, which the addresses require.
  private func pages<Page: ResourcePage>(
    _ action: String, filter: String, _ ids: [String], region: String, as type: Page.Type
  ) async throws(ServiceFailure) -> [AssociatedResource] {
    var resources: [AssociatedResource] = []
    var offset = 0
    let mostRows = 1_000
    while offset < mostRows {
      let query = ECMQuery(
        filters: [ECMFilter(name: filter, values: ids)], offset: offset,
        region: region.isEmpty ? nil : region)
      let page = try await perform(action, query, as: type).value
      resources += page.resources
      offset += page.count
      // TotalCount never ends a list at a full page, and asks on behind a short one.
      if page.count == 0 || page.count < Self.resourcesPerPage && offset >= page.total { break }
    }
    return resources
  }

  private static let resourcesPerPage = 100
}

private protocol ResourcePage: JSONReadable {
  var resources: [AssociatedResource] { get }
  /// On the wire.
  var count: Int { get }
  var total: Int { get }
}

private struct InterfacePage: ResourcePage {
  var resources: [AssociatedResource]
  var count, total: Int

  init(json: JSONNode) {
    let rows = json["NetworkInterfaceSet"].elements ?? []
    resources = rows.map(Self.resource)
    count = rows.count
    total = json["TotalCount"].integer ?? 0
  }

  private static func resource(_ json: JSONNode) -> AssociatedResource {
    let addresses = json["PrivateIpAddressSet"].elements ?? []
    let address = addresses.first { $0["Primary"].bool == true } ?? addresses.first
    return AssociatedResource(
      kind: .networkInterface, id: json["NetworkInterfaceId"].text,
      instanceID: json["Attachment"]["InstanceId"].text,
      address: address?["PrivateIpAddress"].text ?? "",
      isInherent: json["Primary"].bool ?? false, isReleasedOnUnbind: false)
  }
}

private struct AddressPage: ResourcePage {
  var resources: [AssociatedResource]
  var count, total: Int

  init(json: JSONNode) {
    let rows = json["AddressSet"].elements ?? []
    resources = rows.map(Self.resource)
    count = rows.count
    total = json["TotalCount"].integer ?? 0
  }

  private static func resource(_ json: JSONNode) -> AssociatedResource {
    AssociatedResource(
      kind: .address, id: json["AddressId"].text, instanceID: json["InstanceId"].text,
      address: json["AddressIp"].text, isInherent: json["AddressType"].text == "WanIP",
      isReleasedOnUnbind: json["CascadeRelease"].bool ?? false,
      isBlocked: json["IsBlocked"].bool ?? false)
  }
}
