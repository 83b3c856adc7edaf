import CCurl
import Synchronization

/// The curl thread's loop: read the inbox, let libcurl work, resume callers, sleep.
///
/// Every handle of libcurl is touched on this thread alone.
struct CurlLoop: ~Copyable {
  private let multi: UnsafeMutableRawPointer
  private let inbox: Inbox
  private let configuration: CurlTransport.Configuration
  private let traffic: TrafficCounter
  private var transfers: [UInt64: Transfer] = [:]
  private var idle: [EasyHandle] = []
  private var deadlines = Deadlines()

  /// Handles kept for the next requests: about as many as are in use at a time.
  private static let idleCapacity = 32
  /// For all hosts together: two products with a burst each, and room for late ones.
  private static let keptConnections = 64

  init?(configuration: CurlTransport.Configuration, inbox: Inbox, traffic: TrafficCounter) {
    guard let multi = ccurl_multi_init() else { return nil }
    self.multi = multi
    self.inbox = inbox
    self.configuration = configuration
    self.traffic = traffic
    ccurl_multi_set_number(
      multi, CURLMOPT_MAX_HOST_CONNECTIONS, configuration.connectionsPerHost)
    // By itself libcurl keeps four times as many as there are exchanges at the moment, so that
    // the end of a burst would close most of them.
    ccurl_multi_set_number(multi, CURLMOPT_MAXCONNECTS, Self.keptConnections)
    inbox.wakeThrough(multi: multi)
  }

  deinit {
    inbox.wakeNobody()
    ccurl_multi_cleanup(multi)
  }

  consuming func run() {
    while true {
      let (messages, isStopping) = inbox.take()
      for message in messages { receive(message) }
      if isStopping { break }
      var running = Int32(0)
      ccurl_multi_perform(multi, &running)
      finishDone()
      for id in deadlines.passed(at: .now) { timeOut(id) }
      // A message or a socket wakes the thread, and libcurl's own timers shorten the sleep.
      ccurl_multi_poll(multi, deadlines.millisecondsLeft(at: .now))
    }
    for id in Array(transfers.keys) { cancel(id, reason: .shutDown) }
  }

  private mutating func receive(_ message: Inbox.Message) {
    switch message {
    case .start(let exchange) where exchange.cancellation.isRequested:
      exchange.continuation.resume(returning: .failure(.cancelledBeforeStart))
    case .start(let exchange): start(exchange)
    case .cancel(let id): cancel(id, reason: .cancelled)
    }
  }

  private mutating func start(_ exchange: Exchange) {
    guard let easy = idle.popLast() ?? EasyHandle() else {
      let failure = TransportFailure(
        kind: .other, delivery: .never, message: "curl_easy_init: out of memory")
      return exchange.continuation.resume(returning: .failure(failure))
    }
    let transfer = Transfer(exchange: exchange, easy: easy, configuration: configuration)
    do throws(EasyHandle.OptionRefused) {
      try transfer.configure(configuration)
    } catch {
      let message =
        "CURLOPT \(error.option.rawValue): "
        + String(cString: ccurl_easy_strerror(error.code))
      easy.reset()
      return transfer.finish(
        .failure(TransportFailure(kind: .other, delivery: .never, message: message)))
    }
    transfers[exchange.id] = transfer
    deadlines.add(exchange.id, after: exchange.request.timeout, from: .now)
    let code = ccurl_multi_add_handle(multi, easy.pointer)
    guard code == CURLM_OK else {
      let failure = TransportFailure(
        kind: .other, delivery: .never, message: String(cString: ccurl_multi_strerror(code)))
      return end(transfer, with: .failure(failure))
    }
  }

  /// Takes a transfer from libcurl before its end, which closes its connection.
  private mutating func cancel(_ id: UInt64, reason: TransportFailure.Reason) {
    guard let transfer = transfers[id] else { return }
    let failure = TransportFailure(kind: .cancelled, delivery: transfer.delivery, reason)
    end(transfer, with: .failure(failure))
  }

  /// Ends a transfer that is out of time. libcurl times an exchange that has a connection, but not
  /// one that waits for one (observed in 7.88).
  private mutating func timeOut(_ id: UInt64) {
    guard let transfer = transfers[id] else { return }
    let failure = TransportFailure(
      kind: .timeout, delivery: transfer.delivery,
      .noAnswer(within: transfer.exchange.request.timeout))
    end(transfer, with: .failure(failure))
  }

  private mutating func finishDone() {
    var code = CURLE_OK
    while let pointer = ccurl_multi_next_done(multi, &code) {
      guard let context = ccurl_get_private(pointer) else { continue }
      let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
      let isProxied =
        configuration.proxy != nil && !transfer.exchange.destination.isLoopback
      end(transfer, with: transfer.result(code: code, isProxied: isProxied))
    }
  }

  private mutating func end(
    _ transfer: Transfer, with result: Result<HTTPResponse, TransportFailure>
  ) {
    let easy = transfer.easy
    ccurl_multi_remove_handle(multi, easy.pointer)
    traffic.count(easy)
    easy.reset()
    if idle.count < Self.idleCapacity { idle.append(easy) }
    transfers[transfer.exchange.id] = nil
    deadlines.remove(transfer.exchange.id)
    transfer.finish(result)
  }
}
