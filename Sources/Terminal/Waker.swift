import CNcurses
import Glibc
import Synchronization

/// Wakes the loop that reads the terminal, from any thread. Any number of calls before the loop
/// reads them make one event.
package final class Waker: Sendable {
  let readEnd: Int32
  private let writeEnd: Int32
  private let isPending = Mutex(false)

  init() throws(TerminalError) {
    let pipe = try SelfPipe.open()
    readEnd = pipe.read
    writeEnd = pipe.write
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  package func wake() {
    isPending.withLock { isPending in
      guard !isPending else { return }
      isPending = true
      var byte: UInt8 = 1
      _ = write(writeEnd, &byte, 1)
    }
  }

  /// Call this before handling the wake-up's cause, so that none is lost.
  func clear() {
    isPending.withLock { isPending in
      _ = SelfPipe.drain(readEnd)
      isPending = false
    }
  }
}

/// A pipe to this process, neither end of which blocks.
enum SelfPipe {
  static func open() throws(TerminalError) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard nc_pipe(&ends) else { throw .system("no pipe: \(String(cString: strerror(errno)))") }
    return (ends[0], ends[1])
  }

  static func drain(_ descriptor: Int32) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = read(descriptor, &bytes, bytes.count)
    return Array(bytes.prefix(max(0, count)))
  }
}
