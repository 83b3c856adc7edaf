internal import Fleet

/// Edge Computing Machine, API version 2019-07-19.
struct ECMService: Sendable {
  var pipeline: APIPipeline
  var reader: InstanceReader

  func perform<Value: JSONReadable>(
    _ action: String, _ body: some Encodable & Sendable, as type: Value.Type
  ) async throws(ServiceFailure) -> APIAnswer<Value> {
    let bytes = try RequestBody.json(body)
    return try await pipeline.perform(
      APICall(.ecm, action, body: bytes), as: type)
  }

  func instances(
    _ filters: [ECMFilter], offset: Int = 0, limit: Int = 100
  ) async throws(ServiceFailure) -> InstanceRows {
    let answer = try await perform(
      "DescribeInstances", ECMQuery.instances(filters, offset: offset, limit: limit),
      as: InstancePage<ECMInstanceRow>.self)
    return try InstanceRows(answer, instance: reader.instance)
  }

  func walk(_ filters: [ECMFilter] = []) -> PageWalk {
    PageWalk { (offset, limit) throws(ServiceFailure) in
      try await instances(filters, offset: offset, limit: limit)
    }
  }

  /// - Parameter region: Keeps this region's rows alone; the API has no such filter.
  func list(
    region: String?, page: (ListingPage) -> Void
  ) async throws(ServiceFailure) -> Int {
    var kept = 0
    let total = try await walk().forward { rows in
      guard let region else {
        page(ListingPage(instances: rows.instances, total: rows.total))
        return
      }
      let instances = rows.instances.filter { $0.region == region }
      kept += instances.count
      page(ListingPage(instances: instances, total: kept))
    }
    return region == nil ? total : kept
  }

  func census(region: String?) async throws(ServiceFailure) -> [Instance] {
    let instances = try await walk().backward(allowsGrowth: true)
    return instances.filter { region == nil || $0.region == region }
  }

  func read(_ ids: [String]) async throws(ServiceFailure) -> Reading {
    let rows = try await instances([ECMFilter(name: "instance-id", values: ids)]).complete()
    return Reading(instances: rows.instances, requestID: rows.requestID)
  }

  func terminating(region: String?) async throws(ServiceFailure) -> [Instance] {
    var instances: [Instance] = []
    _ = try await walk([ECMFilter(name: "instance-state", values: ["TERMINATING"])])
      .forward { instances += $0.instances }
    return instances.filter { region == nil || $0.region == region }
  }

  func terminate(
    _ call: TerminationCall, unless isWithdrawn: @escaping @Sendable () async -> Bool
  ) async throws(ServiceFailure) -> TerminationAnswer {
    var request = APICall(
      .ecm, "TerminateInstances", phase: .terminating,
      body: try RequestBody.json(ECMTermination(call)))
    request.isWithdrawn = isWithdrawn
    let answer = try await pipeline.perform(request, as: NothingElse.self)
    return TerminationAnswer(requestID: answer.requestID, acceptedIDs: nil, failures: [])
  }
}

/// An answer that has nothing but its RequestId.
struct NothingElse: JSONReadable {
  init(json: JSONNode) {}
}
