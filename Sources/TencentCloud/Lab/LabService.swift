import Fleet
import JSON

extension CloudService {
  package static let lab = CloudService(name: "elm", version: "2026-11-01", product: .lab)
}

/// Lab Machines, which no cloud has. A call needs no region, and a row has little.
struct LabService: ProductService {
  var pipeline: APIPipeline
  var reader: InstanceReader
  let largestPage = LargestPage()

  func discover() async throws(ServiceFailure) -> Discovery {
    Discovery(scopes: [ListingScope(product: .lab, region: nil)], regions: [])
  }

  func list(
    region: String?, page: (ListingPage) -> Void
  ) async throws(ServiceFailure) -> Int {
    try await walk().list {
      region == nil || $0.region == region
    } page: {
      page($0)
    }
  }

  func read(_ question: ReadingQuestion) async throws(ServiceFailure) -> ReadingAnswer {
    switch question {
    case .instances(let ids, _, _):
      return try await walk(ids: ids, cap: largestPage.count).answer(naming: ids)
    case .terminating(let scope):
      return try await walk(states: ["terminating"]).answer().restricted(to: scope)
    case .firstPage(let scope): return try await walk().answerOfFirstPage().restricted(to: scope)
    case .everything(let scope): return try await walk().answer().restricted(to: scope)
    }
  }

  func terminate(
    _ call: TerminationCall, unless isWithdrawn: @escaping @Sendable () async -> Bool
  ) async throws(ServiceFailure) -> TerminationAnswer {
    var request = APICall(
      .lab, "TerminateInstances", phase: .terminating,
      body: LabTermination(ids: call.ids).requestBody)
    request.isWithdrawn = isWithdrawn
    let answer = try await pipeline.perform(request, as: NothingElse.self)
    return TerminationAnswer(requestID: answer.requestID, acceptedIDs: nil, failures: [])
  }

  private func walk(
    ids: [String]? = nil, states: [String]? = nil, cap: Int = .max
  ) -> PageWalk {
    PageWalk(walk: ListingWalk(cap: cap)) { (offset, limit) throws(ServiceFailure) in
      let query = LabQuery(ids: ids, states: states, offset: offset, limit: limit)
      let call = APICall(.lab, "DescribeInstances", body: query.requestBody)
      let answer = try await pipeline.perform(call, as: InstancePage<LabRow>.self)
      let rows = try InstanceRows(answer, at: offset, instance: reader.instance)
      largestPage.note(rows.count)
      return rows
    }
  }
}

/// The body of `DescribeInstances`.
private struct LabQuery: JSONWritable {
  let ids, states: [String]?
  let offset, limit: Int

  func writeMembers(to writer: inout JSONWriter) {
    if let ids { writer.member("MachineIds", ids) }
    if let states { writer.member("States", states) }
    writer.member("Offset", offset)
    writer.member("Limit", limit)
  }
}

/// The body of `TerminateInstances`.
private struct LabTermination: JSONWritable {
  let ids: [String]

  func writeMembers(to writer: inout JSONWriter) { writer.member("MachineIds", ids) }
}

private struct LabRow: JSONReadable {
  var id, name, region, state, created: String

  init(json: JSONNode) throws(UnusableAnswer) {
    guard let id = json.usableID else { throw .rowWithoutID }
    self.id = id
    name = json["InstanceName"].text
    region = json["Region"].text
    state = json["State"].text
    created = json["CreatedTime"].text
  }
}

extension InstanceReader {
  fileprivate func instance(_ row: LabRow) -> Instance {
    let traits = InstanceTraits(
      region: row.region, zone: "", state: InstanceState(rawValue: row.state), operateState: "",
      type: "")
    return Instance(
      Instance.Fields(
        key: InstanceKey(product: .lab, id: row.id), name: row.name, shared: pool.shared(traits),
        publicIPs: [], privateIPs: [], created: Timestamp(iso8601: row.created)))
  }
}
