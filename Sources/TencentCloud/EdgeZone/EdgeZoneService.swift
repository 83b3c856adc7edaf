internal import Fleet

/// EdgeZone, API version 2026-04-01. Every call names a region.
struct EdgeZoneService: Sendable {
  var pipeline: APIPipeline
  var reader: InstanceReader
  let zones = ZoneMap()

  /// - Throws: also where the list of zones cannot be read, since "no regions" would look like an
  ///   empty fleet.
  func regions() async throws(ServiceFailure) -> [Region] {
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
    throw failure ?? ServiceFailure(kind: .invalid, code: "NoEntrance", message: "no region to ask")
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
      sum += try await walk(region).forward {
        page(ListingPage(instances: $0.instances, total: $0.total))
      }
    }
    return sum
  }

  /// The order of the list is not documented, so that one that grows is not trusted.
  func census(region: String?) async throws(ServiceFailure) -> [Instance] {
    var instances: [Instance] = []
    for region in try await regions(orOnly: region) {
      instances += try await walk(region).backward(allowsGrowth: false)
    }
    return instances
  }

  func read(_ ids: [String], in region: String) async throws(ServiceFailure) -> Reading {
    let query = EdgeZoneQuery(ids: ids)
    let rows = try await instances(query, in: region).complete()
    return Reading(instances: rows.instances, requestID: rows.requestID)
  }

  func terminating(region: String?) async throws(ServiceFailure) -> [Instance] {
    var instances: [Instance] = []
    for region in try await regions(orOnly: region) {
      _ = try await walk(region, states: ["terminating"]).forward { instances += $0.instances }
    }
    return instances
  }

  func terminate(
    _ call: TerminationCall, unless isWithdrawn: @escaping @Sendable () async -> Bool
  ) async throws(ServiceFailure) -> TerminationAnswer {
    let body = try RequestBody.json(EdgeZoneTermination(ids: call.ids))
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

  private func walk(_ region: String, states: [String]? = nil) -> PageWalk {
    PageWalk { (offset, limit) throws(ServiceFailure) in
      let query = EdgeZoneQuery(states: states, offset: offset, limit: limit)
      return try await instances(query, in: region)
    }
  }

  private func instances(
    _ query: EdgeZoneQuery, in region: String
  ) async throws(ServiceFailure) -> InstanceRows {
    let body = try RequestBody.json(query)
    let call = APICall(.edgezone, "DescribeInstances", region: region, body: body)
    let answer = try await pipeline.perform(call, as: InstancePage<EdgeZoneInstanceRow>.self)
    return try InstanceRows(answer) { row in
      reader.instance(row, region: zones.region(of: row.zone) ?? region)
    }
  }

  /// A scope without a region stands for those that are still to be learned.
  private func regions(orOnly region: String?) async throws(ServiceFailure) -> [String] {
    if let region { return [region] }
    return try await regions().map(\.code)
  }
}
