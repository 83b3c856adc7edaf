import CNcurses
import Canvas
import Glibc

/// Redirects standard error into memory while the screen is up, and prints it afterwards.
final class StandardErrorCapture {
  /// The memory it is redirected to.
  let captured: Int32
  /// The original destination.
  let original: Int32
  /// At most this much is printed, from the end.
  private static let mostBytes = 65_536

  /// Begins the redirection.
  init() throws(TerminalError) {
    captured = nc_memory_file()
    original = fcntl(2, F_DUPFD_CLOEXEC, 3)
    guard captured >= 0, original >= 0 else { throw .system(String(cString: strerror(errno))) }
    take()
  }

  deinit {
    close(captured)
    close(original)
  }

  func take() { dup2(captured, 2) }

  /// Ends the redirection and prints the captured text, made safe for a terminal.
  func release() {
    dup2(original, 2)
    let end = Int(lseek(captured, 0, SEEK_END))
    let start = max(0, end - Self.mostBytes)
    guard end > start else { return }
    let bytes = [UInt8](unsafeUninitializedCapacity: end - start) { buffer, count in
      count = max(0, pread(captured, buffer.baseAddress, end - start, off_t(start)))
    }
    ftruncate(captured, 0)
    lseek(captured, 0, SEEK_SET)
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { SafeText(String($0)).rendered(limit: 4096) }.joined(separator: "\n")
    _ = text.withCString { write(original, $0, strlen($0)) }
  }
}
