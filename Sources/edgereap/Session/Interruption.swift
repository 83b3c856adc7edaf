internal import Dispatch
internal import Glibc

/// SIGINT, SIGTERM and SIGHUP while an operation is followed: it is paused, not torn off.
final class Interruption {
  private var sources: [any DispatchSourceSignal] = []

  init(_ handler: @escaping @Sendable (String) -> Void) {
    // A reader that goes away is an error of the write, not the end of the program.
    signal(SIGPIPE, SIG_IGN)
    for (number, name) in [(SIGINT, "SIGINT"), (SIGTERM, "SIGTERM"), (SIGHUP, "SIGHUP")] {
      // Ignored first: a signal between the two would otherwise end the program.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { handler("the program was ended (\(name))") }
      source.resume()
      sources.append(source)
    }
  }

  func end() {
    for source in sources { source.cancel() }
  }
}
