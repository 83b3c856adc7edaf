import Synchronization

/// HTTP over libcurl, on one thread for all requests of a session.
///
/// TLS is always verified, and plain HTTP goes to this machine alone. Connections are kept, and
/// HTTP/2 is spoken where the server has it. libcurl and the thread are there from the first request on.
package final class CurlTransport: HTTPTransport {
  private let inbox = Inbox()
  private let counter = TrafficCounter()
  private let thread: CurlThread
  private let lastID = Atomic<UInt64>(0)
  /// Why the proxy's address cannot be read; nil if it can, or if there is none.
  private let proxyRefusal: TransportFailure?
  private let proxyExceptions: ProxyExceptions

  package init(configuration: Configuration = Configuration()) {
    var configuration = configuration
    var refusal: TransportFailure?
    do throws(TransportFailure) {
      configuration.proxy = try configuration.proxy.map { text throws(TransportFailure) in
        try ProxyAddress(text).text
      }
    } catch {
      // What is reached without the proxy is reached all the same.
      configuration.proxy = nil
      refusal = error
    }
    proxyRefusal = refusal
    proxyExceptions = ProxyExceptions(configuration.proxyExceptions)
    thread = CurlThread(configuration: configuration, inbox: inbox, traffic: counter)
  }

  /// The traffic so far.
  package var traffic: Traffic { counter.traffic }

  package func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
    let destination = try Destination(
      request.url, allowsPlainText: request.isPlainTextAllowed)
    try checkProxy(on: request, to: destination)
    var lines: [String] = []
    for header in request.headers {
      lines.append(try HeaderField.line(name: header.name, value: header.value))
    }
    let id = lastID.add(1, ordering: .relaxed).newValue
    let cancellation = Cancellation()
    let headerLines = lines
    thread.start()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let exchange = Exchange(
          id: id, request: request, destination: destination, headerLines: headerLines,
          cancellation: cancellation, continuation: continuation)
        if let refusal = inbox.post(.start(exchange)) {
          continuation.resume(returning: .failure(refusal))
        }
      }
    } onCancel: {
      cancellation.request()
      // When the thread has ended the exchange has too.
      _ = inbox.post(.cancel(id))
    }
    return try result.get()
  }

  /// - Throws: where the request would go through a proxy whose address cannot be read.
  private func checkProxy(
    on request: HTTPRequest, to destination: Destination
  ) throws(TransportFailure) {
    guard let proxyRefusal, !destination.isLoopback, !request.isPlainTextAllowed,
      !proxyExceptions.contains(destination.host)
    else { return }
    throw proxyRefusal
  }

  /// Begins before the first request, which otherwise waits for libcurl to be opened.
  package func prepare() { thread.start() }

  /// Cancels running exchanges, closes every connection, and waits for that: a few milliseconds at
  /// most. Later requests fail as cancelled. Without this call the same happens, unwaited for, when
  /// the transport is released.
  package func shutdown() { thread.stop() }

  /// Why nothing can be sent from this machine, without sending anything; nil if all is well.
  ///
  /// Opens libcurl, which takes some milliseconds.
  package static var refusal: TransportFailure? { CurlLibrary.refusal }
}

extension TransportFailure {
  static let cancelledBeforeStart = TransportFailure(
    kind: .cancelled, delivery: .never, .cancelledBeforeSending)
  static let shutDown = TransportFailure(
    kind: .cancelled, delivery: .never, .shutDown)
}
