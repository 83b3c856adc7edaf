internal import Fleet

extension ECMService {
  /// The regions with their names, which are the API's and Chinese on both sites (observed in the
  /// documents).
  func regions() async throws(ServiceFailure) -> [Region] {
    let answer = try await perform("DescribeNode", NoParameters(), as: Nodes.self)
    var seen: Set<String> = []
    return answer.value.regions.filter { seen.insert($0.code).inserted }.map {
      Region(code: $0.code, name: $0.name, product: .ecm)
    }
  }
}

/// `{}`.
struct NoParameters: Encodable, Sendable {}

private struct Nodes: JSONReadable {
  var regions: [(code: String, name: String)]

  init(json: JSONNode) {
    let nodes = json["NodeSet"].elements ?? []
    regions = nodes.map { $0["RegionInfo"] }.filter { !$0["Region"].text.isEmpty }.map {
      (code: $0["Region"].text, name: $0["RegionName"].text)
    }
  }
}
