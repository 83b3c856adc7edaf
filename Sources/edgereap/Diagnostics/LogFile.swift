import Glibc
import Synchronization

/// The file of the log: 0600 in 0700, appended to by all programs of one operator, and set aside
/// when it has grown to ``limit``.
///
/// What cannot be written is counted and said with the next record that can. A log must never hold
/// up what it tells of.
final class LogFile: Sendable {
  /// 5 MiB. With the ``kept`` older ones a log takes three times as much at the most.
  static let limit = 5 << 20
  /// Older files, `edgereap.log.1` being the youngest.
  static let kept = 2

  private let path: String
  private let limit: Int
  private let state: Mutex<State>

  private struct State {
    var descriptor: Int32
    var lost = 0
  }

  /// - Throws: where the file cannot be opened or made.
  init(path: String, limit: Int = LogFile.limit) throws(Exit) {
    self.path = path
    self.limit = limit
    Self.makeFolder(of: path)
    do throws(OwnFile.Refusal) {
      state = Mutex(State(descriptor: try OwnFile.openForAppending(path)))
    } catch {
      throw Exit(.journal, "the log \(path) cannot be written: \(error.reason)")
    }
  }

  deinit { state.withLock { _ = close($0.descriptor) } }

  /// Adds a record, which ends with a line feed.
  func write(_ record: String) {
    state.withLock { state in
      refresh(&state)
      let note = state.lost > 0 ? "\(state.lost) records before this one were lost\n" : ""
      var text = note + record
      let isWritten = text.withUTF8 { bytes in
        Glibc.write(state.descriptor, bytes.baseAddress, bytes.count) == bytes.count
      }
      state.lost = isWritten ? 0 : state.lost + 1
    }
  }

  /// Sets a file that is full aside, and goes over to the new one where another program has done
  /// so. The lock is that of the file itself: who holds it and still finds the file in its place may
  /// move it.
  private func refresh(_ state: inout State) {
    var (own, named) = (stat(), stat())
    guard fstat(state.descriptor, &own) == 0 else { return }
    let isInPlace = stat(path, &named) == 0 && named.st_ino == own.st_ino
    if isInPlace, own.st_size < limit { return }
    if isInPlace {
      guard flock(state.descriptor, LOCK_EX | LOCK_NB) == 0 else { return }
      if stat(path, &named) == 0, named.st_ino == own.st_ino { setAside() }
      flock(state.descriptor, LOCK_UN)
    }
    Self.makeFolder(of: path)
    guard let fresh = try? OwnFile.openForAppending(path) else { return }
    close(state.descriptor)
    state.descriptor = fresh
  }

  private func setAside() {
    for number in stride(from: Self.kept, to: 1, by: -1) {
      rename("\(path).\(number - 1)", "\(path).\(number)")
    }
    rename(path, "\(path).1")
  }

  private static func makeFolder(of path: String) {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/\(part)"
      mkdir(folder, 0o700)
    }
  }
}
