import Fleet
package import TencentCloud

extension TencentCloudService {
  /// Over a scripted transport, with keys that nobody has, on a clock that makes nobody wait.
  ///
  /// - Parameter observer: looks on at everything unless told otherwise.
  package static func scripted(
    _ transport: ScriptedTransport,
    observer: APIObserver = APIObserver(attempted: { _ in }, exchanged: { _ in })
  ) -> TencentCloudService {
    let clock = JumpingClock()
    let wallClock: @Sendable () -> Timestamp = { Timestamp(seconds: 1_775_087_999) }
    return TencentCloudService(
      wire: APIWire(
        transport: transport, endpoint: Endpoint(site: .intl), version: "1", wallClock: wallClock,
        observer: observer),
      credentials: CredentialStore(
        source: EnvironmentKeys([
          "TENCENTCLOUD_SECRET_ID": "AKIDEXAMPLE", "TENCENTCLOUD_SECRET_KEY": "SKEXAMPLE",
        ]), owner: { _ in "1" }, wallClock: wallClock),
      pacer: Pacer(ledger: MemorySlotLedger { clock.now.offset }, clock: clock), clock: clock,
      retry: RetryPolicy(attempts: 4) { 0.5 })
  }
}
