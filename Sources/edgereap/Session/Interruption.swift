import CHost
import Dispatch
import Glibc
import Words

/// SIGINT, SIGTERM and SIGHUP while an operation is followed: it is paused, not torn off. One that was
/// ignored when the program was started stays ignored, as `nohup` asks.
///
/// No signal is lost from the moment on when this is made: a source of Dispatch for signals is set up some
/// time after it is resumed, and what comes in between is nobody's.
final class Interruption {
  private let source: (any DispatchSourceRead)?

  init(_ handler: @escaping @Sendable (PauseReason) -> Void) {
    // A reader that goes away is an error of the write, not the end of the program.
    signal(SIGPIPE, SIG_IGN)
    let descriptor = host_listen()
    guard descriptor >= 0 else {
      source = nil
      return
    }
    let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .global())
    source.setEventHandler {
      var number: UInt8 = 0
      while read(descriptor, &number, 1) == 1 {
        handler(.signal(SignalName.of(Int32(number))))
      }
    }
    source.setCancelHandler { host_stop_listening(descriptor) }
    source.resume()
    self.source = source
    for number in [SIGINT, SIGTERM, SIGHUP] where !host_ignored_at_start(number) {
      host_catch(number)
    }
  }

  func end() { source?.cancel() }
}

/// The names of signals that end the program, for the journal and the log.
enum SignalName {
  private static let names: [Int32: String] = [
    SIGHUP: "SIGHUP", SIGINT: "SIGINT", SIGQUIT: "SIGQUIT", SIGTERM: "SIGTERM",
    SIGUSR1: "SIGUSR1", SIGUSR2: "SIGUSR2", SIGALRM: "SIGALRM", SIGXCPU: "SIGXCPU",
    SIGPWR: "SIGPWR", SIGVTALRM: "SIGVTALRM", SIGPROF: "SIGPROF", SIGIO: "SIGIO",
  ]

  static func of(_ number: Int32) -> String { names[number] ?? "signal \(number)" }
}
