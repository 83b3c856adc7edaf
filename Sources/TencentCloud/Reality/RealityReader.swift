import Fleet
import JSON

/// Asks one reading after the other, each once and far below the pace, and keeps what came.
///
/// Colleagues share the account: after the first answer that says there were too many calls, nothing
/// more is asked.
final class RealityReader {
  /// What came of a reading.
  enum Reading {
    case answer(JSONNode)
    /// The service refused it, and did so by its rules.
    case refused(ServiceFailure)
    case notPermitted(ServiceFailure)
    case lost(code: String)
  }

  private var pipeline: APIPipeline
  private let transport: NotingTransport
  private let pause: Duration
  private var isOver = false
  /// Heads of the answers that are errors, or that were throttled.
  private(set) var errors: [NotingTransport.Head] = []
  private(set) var throttled: [NotingTransport.Head] = []
  /// Every text in the answers that somebody has chosen: names and tags.
  private(set) var names: Set<String> = []

  /// - Parameter pause: Before each call but the first.
  init(_ pipeline: APIPipeline, limit: Int, pause: Duration) {
    transport = NotingTransport(pipeline.wire.transport, limit: limit)
    self.pipeline = pipeline
    self.pipeline.wire.transport = transport
    self.pipeline.retry.attempts = 1
    self.pause = pause
  }

  var heads: [NotingTransport.Head] { transport.heads }

  func ask(
    _ service: CloudService, _ action: String, region: String? = nil, _ body: RealityBody
  ) async -> Reading {
    if transport.sent > 0, (try? await pipeline.clock.sleep(for: pause)) == nil { isOver = true }
    guard !isOver else { return .lost(code: "NotAsked") }
    let call = APICall(service, action, region: region, body: body.requestBody)
    do throws(ServiceFailure) {
      let answer = try await pipeline.perform(call, as: WholeAnswer.self).value.json
      collectNames(in: answer)
      return .answer(answer)
    } catch {
      return reading(of: error)
    }
  }

  private func reading(of failure: ServiceFailure) -> Reading {
    let head = transport.heads.last
    switch failure.kind {
    case .denied, .notPermitted:
      errors += [head].compactMap(\.self)
      return .notPermitted(failure)
    case .throttled:
      (isOver, errors) = (true, errors + [head].compactMap(\.self))
      throttled += [head].compactMap(\.self)
      return .lost(code: failure.code)
    case .invalid, .refused, .alreadyGone, .tooMany, .busy, .mixedGenerations:
      errors += [head].compactMap(\.self)
      return .refused(failure)
    default: return .lost(code: failure.code)
    }
  }

  private func collectNames(in answer: JSONNode) {
    for row in answer["InstanceSet"].elements ?? [] {
      names.insert(row["InstanceName"].text)
      names.insert(row["SimpleModule"]["ModuleName"].text)
      for tag in row["TagSet"].elements ?? [] {
        names.formUnion([tag["Key"].text, tag["Value"].text])
      }
    }
    for row in answer["AddressSet"].elements ?? [] { names.insert(row["AddressName"].text) }
    names.remove("")
  }
}

/// Keeps an answer as it came.
struct WholeAnswer: JSONReadable {
  var json: JSONNode

  init(json: JSONNode) { self.json = json }
}

/// The parameters of the readings that show how the services behave.
struct RealityBody: JSONWritable {
  var offset: Int?
  var limit: Int?
  /// ECM.
  var filters: [ECMFilter]?
  /// ECM: the newest first.
  var isNewestFirst = false
  /// ECM: of a resource.
  var region: String?
  /// `DescribeInstancesDeniedActions`.
  var deniedIDs: [String]?
  /// EdgeZone.
  var ids: [String]?
  var states: [String]?

  func writeMembers(to writer: inout JSONWriter) {
    if let filters { writer.member("Filters", filters) }
    if let offset { writer.member("Offset", offset) }
    if let limit { writer.member("Limit", limit) }
    if isNewestFirst {
      writer.member("OrderByField", "timestamp")
      writer.member("OrderDirection", 0)
    }
    if let region { writer.member("EcmRegion", region) }
    if let deniedIDs { writer.member("InstanceIdSet", deniedIDs) }
    if let ids { writer.member("InstanceIds", ids) }
    if let states { writer.member("InstanceStatus", states) }
  }
}
