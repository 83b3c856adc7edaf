internal import Synchronization
internal import TC3Signer

/// Both APIs and STS as one function from a request to a reply, without a network.
///
/// Safe to call from any thread; requests are carried out one after the other.
package final class Simulation: Sendable {
  struct State: Sendable {
    var world: World
    var faults: FaultSwitchboard
    var windows: [RateKey: RateWindow] = [:]
  }

  /// What the documented limit is counted by. Region and account are one each here.
  struct RateKey: Hashable, Sendable {
    var service: String
    var action: String
    var account: String
  }

  private let configuration: SimulatorConfiguration
  private let state: Mutex<State>

  package init(_ configuration: SimulatorConfiguration) {
    self.configuration = configuration
    var world = World(
      seed: configuration.seed, timeScale: configuration.timeScale,
      accountID: configuration.accountID, now: configuration.clock.now())
    world.populate(instanceCount: configuration.instanceCount)
    state = Mutex(
      State(
        world: world,
        faults: FaultSwitchboard(configuration.faults, seed: configuration.seed)))
  }

  /// A request that has arrived, with the faults that it meets.
  package struct Arrival: Sendable {
    var request: APIRequest
    var draw: FaultDraw
    /// How much later it arrives, in microseconds.
    package var delay: Int64 { Int64((draw.number(.jitter) ?? 0) * 1_000) }
  }

  /// Decides what will go wrong. To be asked once for each request, before ``reply(to:)``.
  package func arrival(of wire: WireRequest) -> Arrival {
    let request = APIRequest(wire)
    guard !isManagement(wire) else { return Arrival(request: request, draw: FaultDraw()) }
    let draw = state.withLock {
      $0.faults.draw(service: request.service, action: request.action)
    }
    return Arrival(request: request, draw: draw)
  }

  package func reply(to arrival: Arrival) -> WireReply {
    state.withLock { state in
      state.world.advance(to: configuration.clock.now())
      if isManagement(arrival.request.wire) { return state.manage(arrival.request.wire) }
      if isMetadata(arrival.request.wire) { return state.metadata(arrival.request.wire) }
      var reply = answer(arrival, &state)
      reply.delay = Int64((arrival.draw.number(.slow) ?? 0) * 1_000)
      return reply
    }
  }

  /// Both steps at once, for whoever has no network in between.
  package func reply(to wire: WireRequest) -> WireReply { reply(to: arrival(of: wire)) }

  private func isMetadata(_ wire: WireRequest) -> Bool {
    wire.path.hasPrefix(MetadataService.folder)
  }

  private func isManagement(_ wire: WireRequest) -> Bool { wire.path.hasPrefix("/_simulator/") }
}

extension Simulation {
  private func answer(_ arrival: Arrival, _ state: inout State) -> WireReply {
    let draw = arrival.draw
    let requestID = state.world.requestID()
    var failure: APIFailure?
    defer { noteTermination(arrival, requestID: requestID, failure, in: &state.world) }
    let skew = Int64((draw.number(.clockSkew) ?? 0) * 1_000_000)
    var reply = WireReply(status: 200, body: [], date: state.world.now + skew)
    if draw.has(.stall) || draw.has(.resetBefore) {
      reply.delivery = draw.has(.stall) ? .never : .reset
      return reply
    }
    guard arrival.request.wire.path == "/" else {
      reply.status = 404
      reply.contentType = "text/plain"
      reply.body = Array("404 page not found\n".utf8)
      return reply
    }
    if draw.word(.error500) == "before" { return reply.asBadGateway }
    do throws(APIFailure) {
      reply.body = try carryOut(arrival, skew: skew, requestID: requestID, &state)
      if draw.word(.internalError) == "after" { throw .internalError }
    } catch {
      failure = error
      reply.body = Self.envelope(
        error, language: arrival.request.language, requestID: requestID)
    }
    return reply.spoilt(by: draw)
  }

  /// Notes a request to terminate with its ids, even one that never reaches the service.
  private func noteTermination(
    _ arrival: Arrival, requestID: String, _ failure: APIFailure?, in world: inout World
  ) {
    let request = arrival.request
    guard request.action == "TerminateInstances", let service = request.service,
      let (_, action) = try? Routing.action(of: request),
      let parameters = try? parameters(of: request, schema: action.schema)
    else { return }
    let ids = parameters.strings(service == .ecm ? "InstanceIdSet" : "InstanceIds")
    world.ledger.noteRequest(
      ids, requestID: requestID, at: world.now, isLost: arrival.draw.losesAnswer,
      code: failure?.code)
  }

  /// The checks in their order (inferred but for what each of them says), then the action.
  private func carryOut(
    _ arrival: Arrival, skew: Int64, requestID: String, _ state: inout State
  ) throws(APIFailure) -> [UInt8] {
    let request = arrival.request
    try Routing.checkMethod(request.wire.method)
    try Routing.checkSize(request)
    let secretID = try Authentication.verify(
      request, in: state.world, credentials: configuration.credentials, skew: skew)
    let (service, action) = try Routing.action(of: request)
    try Routing.checkRegion(request.region, of: service)
    try countRequest(arrival, service, &state)
    if service == .edgezone, arrival.draw.word(.regionDown) == request.region {
      throw .internalError
    }
    if arrival.draw.word(.internalError) == "before" { throw .internalError }
    var call = Call(
      service: service, action: request.action,
      parameters: try parameters(of: request, schema: action.schema), region: request.region,
      secretID: secretID, requestID: requestID, language: request.language, draw: arrival.draw)
    // `{"Response":{ … ,"RequestId":…}}`, written around what the action writes.
    var failure: APIFailure?
    var envelope = JSONWriter()
    envelope.object { envelope in
      envelope.object("Response") { response in
        call.answer = response
        do throws(APIFailure) {
          try action.run(&state.world, &call)
        } catch {
          failure = error
        }
        response = call.answer
        response.member("RequestId", requestID)
      }
    }
    if let failure { throw failure }
    return envelope.bytes
  }

  private func countRequest(
    _ arrival: Arrival, _ service: Service, _ state: inout State
  ) throws(APIFailure) {
    let key = RateKey(
      service: service.rawValue, action: arrival.request.action,
      account: configuration.accountID)
    var limit = configuration.rateLimit > 0 ? configuration.rateLimit : nil
    if let rate = arrival.draw.number(.throttle) { limit = Int(rate) }
    let now = state.world.now
    guard let count = state.windows[key, default: RateWindow()].admit(at: now, limit: limit)
    else { return }
    let allowed = limit ?? 0
    throw APIFailure(
      "RequestLimitExceeded",
      "Your current request times equals to `\(count)` in a second, which exceeds the frequency "
        + "limit `\(allowed)` for a second. Please reduce the frequency of calls.",
      "您当前每秒请求 `\(count)` 次，超过了每秒频率上限 `\(allowed)` 次，请稍后重试。")
  }

  private func parameters(
    of request: APIRequest, schema: Schema
  ) throws(APIFailure) -> Parameters {
    guard request.form != .json else {
      return try Parameters(try json(request.wire.body), schema: schema, isText: false)
    }
    let pairs = (request.pairs ?? []).filter { pair in
      request.form == .query || !APIRequest.commonNames.contains(pair.name)
    }
    guard request.pairs != nil, let tree = FormEncoding.tree(pairs) else {
      throw .invalidParameter("parameters", "a URL-encoded form")
    }
    return try Parameters(tree, schema: schema, isText: true)
  }

  private func json(_ body: [UInt8]) throws(APIFailure) -> JSONValue {
    do throws(JSONReader.SyntaxError) {
      return try JSONReader.read(body.isEmpty ? Array("{}".utf8) : body)
    } catch {
      throw .invalidParameter("body", "JSON; it is not at byte \(error.offset)")
    }
  }

  private static func envelope(
    _ failure: APIFailure, language: Language, requestID: String
  ) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.object("Response") { response in
        response.object("Error") { error in
          error.member("Code", failure.code)
          error.member("Message", failure.message(in: language))
        }
        response.member("RequestId", requestID)
      }
    }
    return writer.bytes
  }
}
