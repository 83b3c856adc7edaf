import OwnFiles
import Synchronization
import Words

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

  private struct State: ~Copyable {
    var file: OpenFile
    var lost = 0
  }

  /// - Throws: where the file cannot be opened or made.
  init(path: String, limit: Int = LogFile.limit) throws(Exit) {
    self.path = path
    self.limit = limit
    do throws(FileRefusal) {
      state = Mutex(State(file: try Self.open(path)))
    } catch {
      throw Exit(.journal) { $0.cannotWriteLog(path, $0.file(error)) }
    }
  }

  private static func open(_ path: String) throws(FileRefusal) -> OpenFile {
    _ = try? OpenFolder(WholeFile.folder(of: path), isMade: true, tolerating: .anyones)
    return try OwnFile.openForAppending(path)
  }

  /// Adds a record, which ends with a line feed.
  func write(_ record: String) {
    state.withLock { state in
      refresh(&state)
      let note = state.lost > 0 ? "\(state.lost) records before this one were lost\n" : ""
      state.lost = state.file.writeAtOnce(note + record) ? 0 : state.lost + 1
    }
  }

  /// Sets a file that is full aside, and goes over to the new one where another program has done
  /// so. The lock is that of the file itself: who holds it and still finds the file in its place may
  /// move it.
  private func refresh(_ state: inout State) {
    if let size = try? state.file.size(at: path) {
      guard size >= limit, (try? state.file.lock()) == true else { return }
      if (try? state.file.size(at: path)) != nil { setAside() }
      state.file.unlock()
    }
    guard let fresh = try? Self.open(path) else { return }
    state.file = fresh
  }

  private func setAside() {
    let folder = try? OpenFolder(WholeFile.folder(of: path), tolerating: .anyones)
    guard let folder, let name = path.split(separator: "/").last else { return }
    for number in stride(from: Self.kept, to: 1, by: -1) {
      folder.rename("\(name).\(number - 1)", to: "\(name).\(number)")
    }
    folder.rename("\(name)", to: "\(name).1")
  }
}
