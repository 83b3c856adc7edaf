import CCurl
import Synchronization

/// Messages to the curl thread. Only the first of several wakes it.
final class Inbox: Sendable {
  enum Message: Sendable {
    case start(Exchange)
    case cancel(UInt64)
  }

  /// libcurl's own lock makes `curl_multi_wakeup` safe from any thread. Outside the curl thread the
  /// pointer has no other use, and it is taken back before it becomes invalid.
  private struct WakeUpHandle: @unchecked Sendable {
    var multi: UnsafeMutableRawPointer
  }

  private struct State {
    var messages: [Message] = []
    var thread: WakeUpHandle?
    var isStopping = false
  }

  private let state = Mutex(State())

  /// False if the thread is ending or never started; the message is then not read.
  func post(_ message: Message) -> Bool {
    state.withLock { state in
      guard !state.isStopping else { return false }
      state.messages.append(message)
      if state.messages.count == 1 { Self.wake(state) }
      return true
    }
  }

  func stop() {
    state.withLock { state in
      state.isStopping = true
      Self.wake(state)
    }
  }

  /// For the curl thread, before it first reads the inbox.
  func wakeThrough(multi: UnsafeMutableRawPointer) {
    let thread = WakeUpHandle(multi: multi)
    state.withLock { $0.thread = thread }
  }

  /// For the curl thread, before its handle becomes invalid.
  func wakeNobody() {
    state.withLock { $0.thread = nil }
  }

  /// For the curl thread: all messages since the last call.
  func take() -> (messages: [Message], isStopping: Bool) {
    state.withLock { state in
      let messages = state.messages
      state.messages.removeAll(keepingCapacity: true)
      return (messages, state.isStopping)
    }
  }

  private static func wake(_ state: borrowing State) {
    if let thread = state.thread { curl_multi_wakeup(thread.multi) }
  }
}

/// A checked request on its way to the curl thread, and the caller that waits for it.
struct Exchange: Sendable {
  var id: UInt64
  var request: HTTPRequest
  var destination: Destination
  /// In libcurl's form.
  var headerLines: [String]
  var cancellation: Cancellation
  var continuation: CheckedContinuation<Result<HTTPResponse, TransportFailure>, Never>
}

/// Marks a request whose caller has stopped waiting.
///
/// A cancellation can overtake its request on the way to the thread. So it is a mark on the
/// request, read when the exchange would start, and the thread need not remember ids it has never seen.
final class Cancellation: Sendable {
  private let mark = Atomic(false)

  func request() { mark.store(true, ordering: .releasing) }

  var isRequested: Bool { mark.load(ordering: .acquiring) }
}
