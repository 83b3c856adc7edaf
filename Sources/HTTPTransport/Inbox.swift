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
    /// Why no message is taken any longer.
    var ending: TransportFailure?
  }

  private let state = Mutex(State())

  /// - Returns: Why the message will not be read; nil if it will.
  func post(_ message: Message) -> TransportFailure? {
    state.withLock { state in
      if let ending = state.ending { return ending }
      state.messages.append(message)
      if state.messages.count == 1 { Self.wake(state) }
      return nil
    }
  }

  /// - Parameter reason: For the messages that come later. The first one holds.
  func stop(_ reason: TransportFailure = .shutDown) {
    state.withLock { state in
      state.ending = state.ending ?? reason
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
      return (messages, state.ending != nil)
    }
  }

  private static func wake(_ state: borrowing State) {
    if let thread = state.thread { ccurl_multi_wakeup(thread.multi) }
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
