import Fleet
import TC3Signer

/// Retry, then pace, then sign, then send, then decode: every attempt takes a slot of its own and
/// is signed afresh, since a signature carries the time.
struct APIPipeline: Sendable {
  var wire: APIWire
  var credentials: any CredentialProvider
  var pacer: Pacer
  /// The account whose calls are counted together. See ``PaceLane``.
  var account: PaceAccount
  var retry: RetryPolicy
  var clock: any Clock<Duration>

  func perform<Value: JSONReadable>(
    _ call: APICall, as type: Value.Type
  ) async throws(ServiceFailure) -> APIAnswer<Value> {
    var attempt = 0
    var tried: Set<RetryPolicy.Remedy> = []
    while true {
      attempt += 1
      let credential = try await credential()
      let failed: AttemptFailure
      do throws(AttemptFailure) {
        return try await send(
          call, credential: credential, attempt: attempt,
          mayReuseConnection: !tried.contains(.freshConnection), as: type)
      } catch {
        failed = error
      }
      let failure = failed.failure
      if failure.isTimeout, call.canBeLess { throw failure }
      switch retry.step(after: failed, phase: call.phase, attempt: attempt, tried: tried) {
      case .giveUp:
        throw failure
      case .again(let longest, let pause):
        try await wait(pause + longest * retry.randomness())
      case .atOnce(let remedy):
        tried.insert(remedy)
        guard remedy == .newKeys else { continue }
        guard let credential, await credentials.renew(replacing: credential) else { throw failure }
      }
    }
  }

  private func send<Value: JSONReadable>(
    _ call: APICall, credential: Credential?, attempt: Int, mayReuseConnection: Bool,
    as type: Value.Type
  ) async throws(AttemptFailure) -> APIAnswer<Value> {
    let lane = PaceLane(
      service: call.service, action: call.action, account: account.key(with: credential))
    guard var slot = await pacer.slot(in: lane) else { throw .cancelled }
    if await call.isWithdrawn() {
      pacer.settle(slot, isThrottled: false)
      throw AttemptFailure(.withdrawn)
    }
    pacer.depart(&slot)
    let departed = slot
    var code = ""
    var requestID = ""
    let stopwatch = Stopwatch(clock)
    defer {
      wire.observer.attempted(
        APITrace(
          service: call.service, action: call.action, phase: call.phase,
          region: call.region ?? "", attempt: attempt, duration: stopwatch.elapsed(), code: code,
          requestID: requestID))
    }
    do throws(AttemptFailure) {
      let answer = try await wire.send(
        call, credential: credential, mayReuseConnection: mayReuseConnection, as: type
      ) { [pacer] in pacer.send(departed) }
      requestID = answer.requestID
      pacer.settle(slot, isThrottled: false)
      return answer
    } catch {
      code = error.failure.code
      requestID = error.failure.requestID
      pacer.settle(slot, isThrottled: error.failure.kind == .throttled)
      throw error
    }
  }

  private func credential() async throws(ServiceFailure) -> Credential? {
    do throws(CredentialError) {
      return try await credentials.current()
    } catch {
      throw ServiceFailure(credential: error)
    }
  }

  private func wait(_ duration: Duration) async throws(ServiceFailure) {
    do {
      try await clock.sleep(for: duration)
    } catch {
      throw .cancelled
    }
  }
}

/// Measures on a clock whose type is not known.
private struct Stopwatch: Sendable {
  let elapsed: @Sendable () -> Duration

  init(_ clock: any Clock<Duration>) {
    elapsed = Self.reader(clock)
  }

  private static func reader<C: Clock>(_ clock: C) -> @Sendable () -> Duration
  where C.Duration == Duration {
    let start = clock.now
    return { start.duration(to: clock.now) }
  }
}
