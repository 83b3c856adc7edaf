import Fleet
import JSON

extension EdgeZoneService {
  /// The filter by addresses finds parts of them too (documented), and how many it takes is not
  /// documented; so every unbound one is listed and compared here.
  func unboundAddresses(
    among addresses: Set<String>, in region: String
  ) async throws(ServiceFailure) -> Set<String> {
    var found: Set<String> = []
    var query = UnboundQuery()
    while true {
      let call = APICall(.edgezone, "DescribePublicIps", region: region, body: query.requestBody)
      let answer = try await pipeline.perform(call, as: UnboundPage.self)
      let page = answer.value
      // Behind the end a list may be null; at the start only where nothing is claimed to be in it.
      guard let rows = page.addresses ?? (page.isEnd(at: query.offset) ? [] : nil) else {
        throw .malformed(.noInstanceSet, requestID: answer.requestID)
      }
      found.formUnion(rows.lazy.compactMap(\.self).filter(addresses.contains))
      query.offset += rows.count
      // TotalCount never ends a list at a full page, and asks on behind a short one.
      if rows.isEmpty || rows.count < query.limit && query.offset >= page.total ?? 0 {
        return found
      }
    }
  }
}

/// The body of `DescribePublicIps`, the oldest first, so that new rows come at the end.
private struct UnboundQuery: JSONWritable {
  var offset = 0
  let limit = 100

  func writeMembers(to writer: inout JSONWriter) {
    writer.member("State", ["Unbound"])
    writer.member("OrderByCreateTime", "asc")
    writer.member("Offset", offset)
    writer.member("Limit", limit)
  }
}

private struct UnboundPage: JSONReadable {
  /// nil where there is no list. A row that is not shown to be unbound is nil.
  var addresses: [String?]?
  var isNull: Bool
  var total: Int?

  init(json: JSONNode) {
    addresses = json["IpInfoSet"].elements?.map { row in
      row["State"].string == "Unbound" ? row["Ip"].string : nil
    }
    isNull = json["IpInfoSet"].isNull
    total = json["TotalCount"].integer
  }

  func isEnd(at offset: Int) -> Bool { total.map { $0 <= offset } == true || isNull && offset > 0 }
}
