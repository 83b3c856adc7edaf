import Synchronization

/// A checked request on its way to the curl thread, and who waits for it.
struct Exchange: Sendable {
  var id: UInt64
  var request: HTTPRequest
  var destination: Destination
  /// As libcurl takes them.
  var headerLines: [String]
  var cancellation: Cancellation
  var continuation: CheckedContinuation<Result<HTTPResponse, TransportFailure>, Never>
}

/// Says that nobody waits any more.
///
/// A cancellation can overtake its request on the way to the thread. So it is a mark on the
/// request, read when the exchange would start, and the thread need not remember ids it has never seen.
final class Cancellation: Sendable {
  private let mark = Atomic(false)

  func request() { mark.store(true, ordering: .releasing) }

  var isRequested: Bool { mark.load(ordering: .acquiring) }
}
