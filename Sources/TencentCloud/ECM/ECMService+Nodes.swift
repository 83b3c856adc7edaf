import Fleet
import JSON

extension ECMService {
  /// Lists the regions. Listing works without their names, so an error here is not fatal.
  func discover() async throws(ServiceFailure) -> Discovery {
    var discovery = Discovery(scopes: [ListingScope(product: .ecm, region: nil)], regions: [])
    do throws(ServiceFailure) {
      let named = try await regions()
      discovery.regions = named.regions
      discovery.places = ServicePlaces(
        regions: Set(named.regions.map(\.code)), zones: named.zones)
    } catch {
      if error.kind == .cancelled { throw error }
    }
    return discovery
  }

  /// The zones, and the regions with their names, which are the API's and Chinese on both sites
  /// (observed in the documents).
  private func regions() async throws(ServiceFailure) -> (regions: [Region], zones: Set<String>) {
    let answer = try await perform("DescribeNode", NoParameters(), as: Nodes.self)
    var seen: Set<String> = []
    let regions = answer.value.regions.filter { seen.insert($0.code).inserted }.map {
      Region(code: $0.code, name: $0.name, product: .ecm)
    }
    return (regions, answer.value.zones)
  }
}

/// `{}`.
struct NoParameters: JSONWritable, Sendable {
  func writeMembers(to writer: inout JSONWriter) {}
}

private struct Nodes: JSONReadable {
  var regions: [(code: String, name: String)]
  var zones: Set<String>

  init(json: JSONNode) {
    let nodes = json["NodeSet"].elements ?? []
    zones = Set(nodes.map { $0["ZoneInfo"]["Zone"].text }.filter { !$0.isEmpty })
    regions = nodes.map { $0["RegionInfo"] }.filter { !$0["Region"].text.isEmpty }.map {
      (code: $0["Region"].text, name: $0["RegionName"].text)
    }
  }
}
