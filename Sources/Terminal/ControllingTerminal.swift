import CNcurses
import Glibc

/// The terminal of this session, whatever the standard streams are, for a line that a person types.
///
/// That a program sits behind the terminal instead of a person, as `expect` and `script` do, cannot be
/// known from here.
package struct ControllingTerminal: ~Copyable {
  package enum Problem: Error, Sendable, Hashable {
    /// The program has none, as after `setsid` or in a job of cron.
    case none
    /// It is the terminal of another session.
    case notOurs
    /// Another job has it.
    case inBackground
  }

  /// What came of asking for a line.
  package enum Line: Sendable, Hashable {
    case typed(String)
    /// By ^C, ^D, Escape or a paste.
    case aborted
    case ended(signal: Int32)
    /// The terminal is gone.
    case lost
  }

  private let descriptor: Int32

  package init() throws(Problem) {
    let opened = nc_open_controlling_terminal()
    guard opened >= 0 else { throw .none }
    if let problem = Self.problem(of: opened) {
      close(opened)
      throw problem
    }
    descriptor = opened
  }

  deinit { close(descriptor) }

  /// Why nobody in this session types on an open terminal; nil where they do.
  package static func problem(of descriptor: Int32) -> Problem? {
    guard isatty(descriptor) == 1 else { return Problem.none }
    guard tcgetsid(descriptor) == getsid(0) else { return .notOurs }
    return tcgetpgrp(descriptor) == getpgrp() ? nil : .inBackground
  }

  /// - Parameter text: Nothing in it that a terminal would obey.
  package func write(_ text: String) {
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
        return Glibc.write(descriptor, rest.baseAddress, rest.count)
      }
      if count > 0 { written += count } else if errno != EINTR { return }
    }
  }

  /// Asks for a line, which the terminal shows and edits as it does every line. What was typed before it
  /// was asked for is dropped, and so is what comes behind an abort.
  package func readLine(prompt: String) -> Line {
    var ends: [Int32] = [-1, -1]
    var before = termios()
    guard nc_pipe(&ends), tcgetattr(descriptor, &before) == 0 else { return .lost }
    nc_signals_to(ends[1])
    let modes = Modes(before, of: descriptor)
    modes.begin()
    ask(prompt)
    let line = wait(ends[0], prompt, modes)
    if case .typed = line {} else { write("\n") }
    if line == .aborted { dropRemainder() }
    write(Self.pasteUnmarked)
    modes.end()
    nc_signals_restore()
    for end in ends { close(end) }
    return line
  }

  private func ask(_ prompt: String) { write(Self.pasteMarked + prompt) }

  private func wait(_ signals: Int32, _ prompt: String, _ modes: Modes) -> Line {
    var typed: [UInt8] = []
    while true {
      var waited = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&waited, 2, -1) > 0 else { continue }
      var number: UInt8 = 0
      while read(signals, &number, 1) == 1 {
        switch Int32(number) {
        case SIGINT, SIGQUIT: return .aborted
        case SIGTSTP:
          write(Self.pasteUnmarked)
          modes.end()
          nc_stop_job(true)
          modes.begin()
          ask(prompt)
          typed = []
        case SIGTERM, SIGHUP: return .ended(signal: Int32(number))
        default: break
        }
      }
      guard waited[0].revents != 0 else { continue }
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count >= 0 else { return .lost }
      // ^D where nothing was typed.
      guard count > 0 else { return .aborted }
      typed += buffer[..<count]
      if typed.contains(Self.escape) || typed.count > Self.longest { return .aborted }
      guard typed.last == UInt8(ascii: "\n") else { continue }
      return .typed(String(decoding: typed.dropLast(), as: UTF8.self))
    }
  }

  /// The remainder of a paste or of a key's sequence must not go to the shell.
  private func dropRemainder() {
    for _ in 0..<20 {
      var waited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waited, 1, 100) > 0, waited.revents & Int16(POLLIN) != 0 else { return }
      tcflush(descriptor, TCIFLUSH)
    }
  }

  private static let escape: UInt8 = 0x1B
  private static let longest = 4096
  /// A paste begins with an Escape then, and so does not confirm.
  private static let pasteMarked = "\u{1B}[?2004h"
  private static let pasteUnmarked = "\u{1B}[?2004l"
}

/// The modes of a terminal while a line is typed on it, and those that it is given back.
private struct Modes {
  private let before: termios
  private let typing: termios
  private let descriptor: Int32

  init(_ before: termios, of descriptor: Int32) {
    self.descriptor = descriptor
    self.before = before
    var typing = before
    typing.c_iflag |= tcflag_t(ICRNL)
    typing.c_iflag &= ~tcflag_t(IGNCR | INLCR)
    typing.c_oflag |= tcflag_t(OPOST | ONLCR)
    typing.c_lflag |= tcflag_t(ICANON | ECHO | ECHOE | ECHOK | ISIG)
    // An Escape ends a line as Return does, so that it is seen at once.
    withUnsafeMutableBytes(of: &typing.c_cc) { $0[Int(VEOL)] = 0x1B }
    self.typing = typing
  }

  /// What was typed ahead is dropped.
  func begin() {
    var modes = typing
    tcsetattr(descriptor, TCSAFLUSH, &modes)
  }

  func end() {
    var modes = before
    tcsetattr(descriptor, TCSAFLUSH, &modes)
  }
}
