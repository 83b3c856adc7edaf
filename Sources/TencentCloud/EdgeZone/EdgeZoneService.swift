import Fleet

extension CloudService {
  package static let edgezone = CloudService(
    name: "edgezone", version: "2026-04-01", product: .edgezone)
}

/// EdgeZone. Every call names a region.
struct EdgeZoneService: ProductService {
  var pipeline: APIPipeline
  var reader: InstanceReader
  let zones = ZoneMap()
  let largestPage = LargestPage()
  let pageSize = PageSize()

  func discover() async throws(ServiceFailure) -> Discovery {
    let regions = try await regions()
    return Discovery(
      scopes: regions.map { ListingScope(product: .edgezone, region: $0.code) }, regions: regions,
      places: ServicePlaces(regions: Set(regions.map(\.code)), zones: zones.codes))
  }

  /// - Throws: also where the list of zones cannot be read, since "no regions" would look like an
  ///   empty fleet.
  private func regions() async throws(ServiceFailure) -> [Region] {
    var failure: ServiceFailure?
    for entrance in [APIRegion.entrance] + APIRegion.otherEntrances {
      do throws(ServiceFailure) {
        return try await regions(through: entrance)
      } catch {
        // Keys that are refused here are refused everywhere.
        guard error.kind != .denied, error.kind != .cancelled, error.kind != .unreachable else {
          throw error
        }
        failure = failure ?? error
      }
    }
    throw failure ?? ServiceFailure(kind: .invalid, code: "NoEntrance", .noRegion)
  }

  private func regions(through entrance: String) async throws(ServiceFailure) -> [Region] {
    let call = APICall(.edgezone, "DescribeZones", region: entrance)
    let answer = try await pipeline.perform(call, as: ZoneSet.self)
    zones.learn(answer.value.zones)
    return Set(answer.value.zones.map(\.region)).sorted().map {
      Region(code: $0, name: "", product: .edgezone)
    }
  }

  func list(
    region: String?, page: (ListingPage) -> Void
  ) async throws(ServiceFailure) -> Int {
    var sum = 0
    for region in try await regions(orOnly: region) {
      sum += try await walk(region).list { _ in
        true
      } page: {
        page($0)
      }
    }
    return sum
  }

  /// - Throws: also for a scope without a region, which no call can ask for.
  func read(_ question: ReadingQuestion) async throws(ServiceFailure) -> ReadingAnswer {
    switch question {
    case .instances(let ids, _, let region):
      return try await walk(region, ids: ids, cap: largestPage.count).answer(naming: ids)
    case .terminating(let scope):
      return try await walk(try region(of: scope), states: ["terminating"]).answer()
    case .firstPage(let scope): return try await walk(try region(of: scope)).answerOfFirstPage()
    case .everything(let scope): return try await walk(try region(of: scope)).answer()
    }
  }

  func terminate(
    _ call: TerminationCall, unless isWithdrawn: @escaping @Sendable () async -> Bool
  ) async throws(ServiceFailure) -> TerminationAnswer {
    let body = EdgeZoneTermination(ids: call.ids).requestBody
    var request = APICall(
      .edgezone, "TerminateInstances", phase: .terminating, region: call.region, body: body)
    request.isWithdrawn = isWithdrawn
    let answer = try await pipeline.perform(request, as: EdgeZoneTerminationAnswer.self)
    let failures = answer.value.refusals.map { refusal in
      InstanceRefusal(
        id: refusal.id,
        failure: pipeline.wire.failure(
          code: refusal.code.isEmpty ? "UnnamedError" : refusal.code, message: refusal.message,
          requestID: answer.requestID, of: request))
    }
    return TerminationAnswer(
      requestID: answer.requestID, acceptedIDs: answer.value.accepted, failures: failures)
  }

  private func walk(
    _ region: String, ids: [String]? = nil, states: [String]? = nil, cap: Int = .max
  ) -> PageWalk {
    let size = (ids?.count ?? .max) > PageSize.smallest ? pageSize : nil
    return PageWalk(walk: ListingWalk(cap: cap), size: size) {
      (offset, limit) throws(ServiceFailure) in
      let query = EdgeZoneQuery(ids: ids, states: states, offset: offset, limit: limit)
      return try await instances(
        query, in: region, canBeLess: size?.canBeLess(than: limit) ?? false)
    }
  }

  private func instances(
    _ query: EdgeZoneQuery, in region: String, canBeLess: Bool
  ) async throws(ServiceFailure) -> InstanceRows {
    var call = APICall(.edgezone, "DescribeInstances", region: region, body: query.requestBody)
    call.canBeLess = canBeLess
    let answer = try await pipeline.perform(call, as: InstancePage<EdgeZoneInstanceRow>.self)
    let rows = try InstanceRows(answer, at: query.offset) { row in
      reader.instance(row, region: zones.region(of: row.zone) ?? region)
    }
    largestPage.note(rows.count)
    return rows
  }

  private func region(of scope: ListingScope) throws(ServiceFailure) -> String {
    guard let region = scope.region else {
      throw ServiceFailure(
        kind: .invalid, code: "NoRegion", .oneRegionAtATime(.edgezone))
    }
    return region
  }

  /// A scope without a region covers those that are still to be learned.
  private func regions(orOnly region: String?) async throws(ServiceFailure) -> [String] {
    if let region { return [region] }
    return try await regions().map(\.code)
  }
}
