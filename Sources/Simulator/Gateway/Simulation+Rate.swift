/// The rate limit: documented for each action and account.
extension Simulation {
  private func rateKey(_ service: Service, _ action: String) -> RateKey {
    RateKey(service: service.name, action: action, account: configuration.accountID)
  }

  /// A request without effect has still arrived.
  func countLostRequest(_ arrival: Arrival, _ state: inout State) {
    guard let (service, _) = try? Routing.action(of: arrival.request) else { return }
    state.windows[rateKey(service, arrival.request.action), default: RateWindow()]
      .arrive(at: state.world.now)
  }

  func countRequest(
    _ arrival: Arrival, _ service: Service, _ state: inout State
  ) throws(APIFailure) {
    let key = rateKey(service, arrival.request.action)
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
}
