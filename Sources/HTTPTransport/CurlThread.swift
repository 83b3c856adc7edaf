import CCurl
import Glibc
import Synchronization

/// The one thread of a transport, which begins with the first request.
///
/// A thread, not a task, since it sleeps in a system call.
final class CurlThread: Sendable {
  private enum State {
    case unstarted(Work)
    case running(pthread_t)
    /// Joined, or never to be.
    case ended
  }

  private let inbox: Inbox
  private let state: Mutex<State>

  /// The thread's input, handed over once, at the start.
  private final class Work: Sendable {
    let configuration: CurlTransport.Configuration
    let inbox: Inbox
    let traffic: TrafficCounter

    init(configuration: CurlTransport.Configuration, inbox: Inbox, traffic: TrafficCounter) {
      self.configuration = configuration
      self.inbox = inbox
      self.traffic = traffic
    }
  }

  init(configuration: CurlTransport.Configuration, inbox: Inbox, traffic: TrafficCounter) {
    self.inbox = inbox
    state = Mutex(
      .unstarted(Work(configuration: configuration, inbox: inbox, traffic: traffic)))
  }

  /// Does nothing but the first time.
  func start() {
    state.withLock { state in
      guard case .unstarted(let work) = state else { return }
      let context = Unmanaged.passRetained(work)
      var thread = pthread_t()
      let failure = pthread_create(&thread, nil, { CurlThread.main($0) }, context.toOpaque())
      guard failure == 0 else {
        context.release()
        state = .ended
        return Self.refuseAll(inbox)
      }
      state = .running(thread)
    }
  }

  deinit {
    inbox.stop()
    // Not waited for: this may be any thread, and the other one ends by itself.
    if case .running(let thread) = state.withLock({ $0 }) { pthread_detach(thread) }
  }

  /// Ends every exchange as cancelled and waits until the thread and its connections are gone.
  func stop() {
    inbox.stop()
    let last = state.withLock { state in
      defer { state = .ended }
      return state
    }
    if case .running(let thread) = last { pthread_join(thread, nil) }
  }

  private static func main(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    let work = Unmanaged<Work>.fromOpaque(context).takeRetainedValue()
    leaveSignalsToOtherThreads()
    let refusal = CurlLibrary.refusal
    if refusal == nil,
      let loop = CurlLoop(
        configuration: work.configuration, inbox: work.inbox, traffic: work.traffic)
    {
      loop.run()
    }
    refuseAll(work.inbox, refusal ?? .shutDown)
    return nil
  }

  /// Closes the inbox and answers the messages left in it, after the loop or instead of it.
  private static func refuseAll(_ inbox: Inbox, _ reason: TransportFailure = .shutDown) {
    inbox.stop(reason)
    for case .start(let exchange) in inbox.take().messages {
      exchange.continuation.resume(returning: .failure(reason))
    }
  }

  /// Blocks signals; the threads that libcurl starts for name resolution inherit this.
  private static func leaveSignalsToOtherThreads() {
    var signals = sigset_t()
    sigfillset(&signals)
    for fault in [SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT, SIGSYS] {
      sigdelset(&signals, fault)
    }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }
}
