import Glibc
package import Simulator
import Synchronization

/// A ``Simulation`` behind an HTTP port of the loopback interface. It listens nowhere else.
///
/// One thread listens, and each connection has one: they sleep in system calls, and a simulator has few.
package final class SimulatorServer: Sendable {
  private enum Phase {
    case idle
    case listening(Int32)
    case stopped
  }

  private struct State {
    var phase = Phase.idle
    /// Descriptors of the connections that are open.
    var connections: Set<Int32> = []
  }

  package enum StartError: Error, Equatable, CustomStringConvertible {
    /// A server starts once.
    case alreadyStarted
    /// What the system says.
    case refused(String)

    package var description: String {
      switch self {
      case .alreadyStarted: "it was started before"
      case .refused(let reason): reason
      }
    }
  }

  private let configuration: SimulatorConfiguration
  private let simulation: Simulation
  private let state = Mutex(State())

  package init(_ configuration: SimulatorConfiguration) {
    self.configuration = configuration
    simulation = Simulation(configuration)
  }

  /// - Returns: the port that is listened on.
  @discardableResult
  package func start() throws(StartError) -> Int {
    let listener = try state.withLock { (state) throws(StartError) in
      guard case .idle = state.phase else { throw .alreadyStarted }
      let listener = try Self.listener(port: configuration.port)
      state.phase = .listening(listener.descriptor)
      return listener
    }
    // It holds the server until it is stopped.
    guard BlockingThread.start({ self.accept(on: listener.descriptor) }) else {
      stop()
      close(listener.descriptor)
      throw .refused("no thread can be had")
    }
    return listener.port
  }

  /// Ends every connection. Does nothing if it does not listen.
  package func stop() {
    state.withLock { state in
      if case .listening(let listener) = state.phase { shutdown(listener, Int32(SHUT_RDWR)) }
      state.phase = .stopped
      for connection in state.connections { shutdown(connection, Int32(SHUT_RDWR)) }
    }
  }

  private static func listener(
    port: Int
  ) throws(StartError) -> (descriptor: Int32, port: Int) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw .refused(String(cString: strerror(errno))) }
    var yes: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size) == 0 && listen(descriptor, 256) == 0
          && getsockname(descriptor, $0, &size) == 0
      }
    }
    guard isListening else {
      let reason = String(cString: strerror(errno))
      close(descriptor)
      throw .refused(reason)
    }
    return (descriptor, Int(in_port_t(bigEndian: address.sin_port)))
  }

  private func accept(on listener: Int32) {
    while true {
      let descriptor = Glibc.accept(listener, nil, nil)
      if descriptor >= 0 {
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        serve(descriptor)
      } else {
        guard isListening else { break }
        // What is short now may be there again when others have closed theirs.
        usleep(10_000)
      }
    }
    close(listener)
  }

  private var isListening: Bool {
    state.withLock { if case .listening = $0.phase { true } else { false } }
  }

  private func serve(_ descriptor: Int32) {
    let isOpen = state.withLock { state in
      guard case .listening = state.phase else { return false }
      state.connections.insert(descriptor)
      return true
    }
    let isServed =
      isOpen
      && BlockingThread.start {
        var connection = SimulatorConnection(descriptor, self.simulation)
        connection.serve()
        self.end(descriptor)
      }
    if !isServed { end(descriptor) }
  }

  /// Not while it is shut down by ``stop()``: its number may be another's as soon as it is closed.
  private func end(_ descriptor: Int32) {
    state.withLock { state in
      state.connections.remove(descriptor)
      close(descriptor)
    }
  }
}

/// A thread for what sleeps in system calls. It leaves signals to the other threads.
private enum BlockingThread {
  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// - Returns: false where the system has no thread left.
  static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
    let work = Unmanaged.passRetained(Work(body))
    var (all, before) = (sigset_t(), sigset_t())
    sigfillset(&all)
    // A fault is the thread's own.
    for fault in [SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT, SIGSYS] {
      sigdelset(&all, fault)
    }
    // It begins with the mask of this one.
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
        return nil
      }, work.toOpaque())
    guard failure == 0 else {
      work.release()
      return false
    }
    pthread_detach(thread)
    return true
  }
}
