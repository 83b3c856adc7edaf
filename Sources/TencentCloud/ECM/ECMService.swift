import Fleet
import JSON

extension CloudService {
  package static let ecm = CloudService(name: "ecm", version: "2019-07-19", product: .ecm)
}

/// Edge Computing Machine.
struct ECMService: ProductService {
  var pipeline: APIPipeline
  var reader: InstanceReader
  let largestPage = LargestPage()
  let pageSize = PageSize()

  func perform<Value: JSONReadable>(
    _ action: String, _ body: some JSONWritable, canBeLess: Bool = false,
    as type: Value.Type
  ) async throws(ServiceFailure) -> APIAnswer<Value> {
    var call = APICall(.ecm, action, body: body.requestBody)
    call.canBeLess = canBeLess
    return try await pipeline.perform(call, as: type)
  }

  private func instances(
    _ filters: [ECMFilter], offset: Int, limit: Int, canBeLess: Bool
  ) async throws(ServiceFailure) -> InstanceRows {
    let answer = try await perform(
      "DescribeInstances", ECMQuery.instances(filters, offset: offset, limit: limit),
      canBeLess: canBeLess, as: InstancePage<ECMInstanceRow>.self)
    let rows = try InstanceRows(answer, at: offset, instance: reader.instance)
    largestPage.note(rows.count)
    return rows
  }

  /// - Parameter size: nil for what has few rows by itself.
  private func walk(
    _ filters: [ECMFilter] = [], cap: Int = .max, size: PageSize?
  ) -> PageWalk {
    PageWalk(walk: ListingWalk(cap: cap), size: size) { (offset, limit) throws(ServiceFailure) in
      try await instances(
        filters, offset: offset, limit: limit, canBeLess: size?.canBeLess(than: limit) ?? false)
    }
  }

  /// - Parameter region: Keeps this region's rows alone; the API has no such filter.
  func list(
    region: String?, page: (ListingPage) -> Void
  ) async throws(ServiceFailure) -> Int {
    try await walk(size: pageSize).list {
      region == nil || $0.region == region
    } page: {
      page($0)
    }
  }

  func read(_ question: ReadingQuestion) async throws(ServiceFailure) -> ReadingAnswer {
    switch question {
    case .instances(let ids, _, _):
      return try await walk(
        [ECMFilter(name: "instance-id", values: ids)], cap: largestPage.count, size: nil
      ).answer(naming: ids)
    case .terminating(let scope):
      let state = ECMFilter(name: "instance-state", values: ["TERMINATING"])
      return try await walk([state], size: pageSize).answer().restricted(to: scope)
    case .firstPage(let scope):
      return try await walk(size: pageSize).answerOfFirstPage().restricted(to: scope)
    case .everything(let scope):
      return try await walk(size: pageSize).answer().restricted(to: scope)
    }
  }

  func terminate(
    _ call: TerminationCall, unless isWithdrawn: @escaping @Sendable () async -> Bool
  ) async throws(ServiceFailure) -> TerminationAnswer {
    var request = APICall(
      .ecm, "TerminateInstances", phase: .terminating,
      body: ECMTermination(call).requestBody)
    request.isWithdrawn = isWithdrawn
    let answer = try await pipeline.perform(request, as: NothingElse.self)
    return TerminationAnswer(requestID: answer.requestID, acceptedIDs: nil, failures: [])
  }
}
