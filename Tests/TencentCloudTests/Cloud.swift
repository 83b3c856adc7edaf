import Fleet
import Support
import Synchronization
import TC3Signer
import Testing

@testable import HTTPTransport
@testable import TencentCloud

/// A service over a scripted transport, on a clock that does not make anybody wait.
struct Cloud {
  let transport: ScriptedTransport
  let clock = JumpingClock()
  let wire: APIWire
  let pacer: Pacer
  let service: TencentCloudService
  let traces = Traces()

  /// What this machine's clock says, one second before April the second.
  static let now = Timestamp(seconds: 1_775_087_999)

  init(
    _ transport: ScriptedTransport, endpoint: Endpoint = Endpoint(site: .intl),
    source: any CredentialSource = EnvironmentKeys([
      "TENCENTCLOUD_SECRET_ID": "AKIDEXAMPLE", "TENCENTCLOUD_SECRET_KEY": "SKEXAMPLE",
    ]), attempts: Int = 4
  ) {
    self.transport = transport
    let clock = clock
    let traces = traces
    let wallClock: @Sendable () -> Timestamp = { Self.now }
    wire = APIWire(
      transport: transport, endpoint: endpoint, version: "1.2.3", wallClock: wallClock,
      observer: APIObserver(
        attempted: { traces.append($0) }, exchanged: { traces.append($0) }))
    pacer = Pacer(ledger: MemorySlotLedger { clock.now.offset }, clock: clock)
    service = TencentCloudService(
      wire: wire,
      credentials: CredentialStore(
        source: source, owner: RotatingKeys.owner, wallClock: wallClock),
      pacer: pacer, clock: clock, retry: RetryPolicy(attempts: attempts) { 0.5 })
  }

  var sts: TokenService { TokenService(wire: wire, pacer: pacer, clock: clock) }

  init(_ answers: [ScriptedTransport.Answer]) { self.init(ScriptedTransport(answers)) }

  /// What a call fails with; nil where it does not.
  func failure<Value>(
    _ body: (TencentCloudService) async throws -> Value
  ) async -> ServiceFailure? {
    do {
      _ = try await body(service)
    } catch let failure as ServiceFailure {
      return failure
    } catch {
      Issue.record(error)
    }
    return nil
  }
}

final class Traces: Sendable {
  private let traces = Mutex<[APITrace]>([])
  var all: [APITrace] { traces.withLock { $0 } }
  func append(_ trace: APITrace) { traces.withLock { $0.append(trace) } }

  private let seen = Mutex<[APIExchange]>([])
  var exchanges: [APIExchange] { seen.withLock { $0 } }
  func append(_ exchange: APIExchange) { seen.withLock { $0.append(exchange) } }
}

/// Pages as they were given away.
final class Pages: Sendable {
  private let pages = Mutex<[ListingPage]>([])
  var all: [ListingPage] { pages.withLock { $0 } }
  var ids: [String] { all.flatMap { $0.instances.map(\.id) } }
  func append(_ page: ListingPage) { pages.withLock { $0.append(page) } }
}

extension TerminationCall {
  static let ecm = TerminationCall(
    product: .ecm, region: "ap-hangzhou-ecm", ids: ["ein-a1b2c3d4"],
    options: TerminationOptions())
  static let edgezone = TerminationCall(
    product: .edgezone, region: "ap-guangzhou", ids: ["epm-mnop3456", "epm-abcd1234"],
    options: TerminationOptions())
}

/// The questions in short.
extension TencentCloudService {
  func read(
    _ ids: [String], of product: Product, in region: String
  ) async throws(ServiceFailure) -> ReadingAnswer {
    try await read(.instances(ids, of: product, in: region))
  }

  func everything(in scope: ListingScope) async throws(ServiceFailure) -> ReadingAnswer {
    try await read(.everything(scope))
  }
}
