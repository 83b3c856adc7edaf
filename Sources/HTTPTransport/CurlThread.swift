import CCurl
import Glibc
import Synchronization

/// The one thread of a transport.
///
/// A thread, not a task, since it sleeps in a system call.
final class CurlThread: Sendable {
  private let inbox: Inbox
  /// nil once it has been joined.
  private let thread: Mutex<pthread_t?>

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

  /// libcurl's own initialization, once per process.
  private static let isProcessReady = curl_start_process() == CURLE_OK

  init(configuration: CurlTransport.Configuration, inbox: Inbox, traffic: TrafficCounter) {
    self.inbox = inbox
    let work = Work(configuration: configuration, inbox: inbox, traffic: traffic)
    let context = Unmanaged.passRetained(work)
    var thread = pthread_t()
    let failure = pthread_create(&thread, nil, { CurlThread.main($0) }, context.toOpaque())
    guard failure == 0 else {
      context.release()
      self.thread = Mutex(nil)
      Self.refuseAll(inbox)
      return
    }
    self.thread = Mutex(thread)
  }

  deinit {
    inbox.stop()
    // Not waited for: this may be any thread, and the other one ends by itself.
    if let thread = thread.withLock({ $0 }) { pthread_detach(thread) }
  }

  /// Ends every exchange as cancelled and waits until the thread and its connections are gone.
  func stop() {
    inbox.stop()
    let joinable = thread.withLock { thread in
      defer { thread = nil }
      return thread
    }
    if let joinable { pthread_join(joinable, nil) }
  }

  private static func main(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    let work = Unmanaged<Work>.fromOpaque(context).takeRetainedValue()
    leaveSignalsToOtherThreads()
    if isProcessReady,
      let loop = CurlLoop(
        configuration: work.configuration, inbox: work.inbox, traffic: work.traffic)
    {
      loop.run()
    }
    refuseAll(work.inbox)
    return nil
  }

  /// Closes the inbox and answers the messages left in it, after the loop or instead of it.
  private static func refuseAll(_ inbox: Inbox) {
    inbox.stop()
    for case .start(let exchange) in inbox.take().messages {
      exchange.continuation.resume(returning: .failure(.shutDown))
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
