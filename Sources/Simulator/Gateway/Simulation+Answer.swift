extension Simulation {
  /// What comes of a request of an API, with the faults of the connection and of the gateway.
  func answer(_ arrival: Arrival, _ state: inout State) -> WireReply {
    let draw = arrival.draw
    let requestID = state.world.requestID()
    var failure: APIFailure?
    defer { noteTermination(arrival, requestID: requestID, failure, in: &state.world) }
    let skew = Int64((draw.number(.clockSkew) ?? 0) * 1_000_000)
    let (dateError, age) = draw.dateError
    var reply = WireReply(status: 200, body: [], date: state.world.now + skew + dateError)
    reply.age = age
    if draw.losesRequest {
      countLostRequest(arrival, &state)
      reply.delivery = draw.has(.stall) ? .never : .reset
      return reply
    }
    guard arrival.request.wire.path == "/" else {
      reply.status = 404
      reply.contentType = "text/plain"
      reply.body = Array("404 page not found\n".utf8)
      return reply
    }
    if draw.word(.error500) == "before" {
      countLostRequest(arrival, &state)
      return reply.asBadGateway
    }
    do throws(APIFailure) {
      reply.body = try carryOut(arrival, skew: skew, requestID: requestID, &state)
      if draw.word(.internalError) == "after" { throw .internalError }
    } catch {
      failure = error
      reply.body = Self.envelope(
        error, language: arrival.request.language, requestID: requestID)
    }
    return reply.dressed(by: configuration.traits, failure).spoilt(by: draw)
  }

  /// Notes a request to terminate with its ids, even one that never reaches the service.
  private func noteTermination(
    _ arrival: Arrival, requestID: String, _ failure: APIFailure?, in world: inout World
  ) {
    let request = arrival.request
    guard request.action == "TerminateInstances",
      let (service, parameters) = parameters(of: request), let fleet = service.fleet
    else { return }
    world.ledger.noteRequest(
      parameters.strings(fleet.terminatedIDs), requestID: requestID, at: world.now,
      isLost: arrival.draw.losesAnswer,
      code: failure?.code)
  }

  /// The checks in their order (inferred but for what each of them says), then the action.
  private func carryOut(
    _ arrival: Arrival, skew: Int64, requestID: String, _ state: inout State
  ) throws(APIFailure) -> [UInt8] {
    let request = arrival.request
    try Routing.checkMethod(request.wire.method)
    try Routing.checkSize(request)
    if let claimed = Authentication.claimedID(of: request) { state.secretIDs.insert(claimed) }
    let secretID = try Authentication.verify(
      request, in: state.world, credentials: configuration.credentials, skew: skew)
    let (service, action) = try Routing.action(of: request)
    try Routing.checkRegion(request.region, of: service)
    try countRequest(arrival, service, &state)
    if service.isRegional, arrival.draw.word(.regionDown) == request.region {
      throw .internalError
    }
    if arrival.draw.word(.internalError) == "before" { throw .internalError }
    var call = Call(
      service: service, action: request.action,
      parameters: try parameters(of: request, schema: action.schema), region: request.region,
      secretID: secretID, requestID: requestID, language: request.language, draw: arrival.draw,
      traits: configuration.traits)
    // `{"Response":{ … ,"RequestId":…}}`, written around what the action writes.
    var failure: APIFailure?
    var envelope = ReplyWriter()
    envelope.object { envelope in
      envelope.object("Response") { response in
        call.answer = response
        do throws(APIFailure) {
          try run(action, &state.world, &call)
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

  /// Carries an action out, or asks a replica that lags behind. Only readings meet that fault.
  private func run(
    _ action: Action, _ world: inout World, _ call: inout Call
  ) throws(APIFailure) {
    guard let seconds = call.draw.number(.laggingReplica) else {
      return try action.run(&world, &call)
    }
    var replica = world.asOf(world.now - Int64(seconds * 1_000_000))
    defer { world.takeNotes(of: replica) }
    try action.run(&replica, &call)
  }

  private static func envelope(
    _ failure: APIFailure, language: Language, requestID: String
  ) -> [UInt8] {
    var writer = ReplyWriter()
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
