import Glibc

/// Tells that a file in one of some folders has come, gone or been written. Costs nothing while
/// nothing happens.
final class FolderWatch {
  /// Becomes readable when something has happened; negative where the system cannot tell.
  let descriptor: Int32
  private let folders: [String]

  /// - Parameter folders: Those that are not there yet are watched from the first change on that
  ///   follows upon their making in another of them.
  init(_ folders: [String]) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    self.folders = folders
    watch()
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  private func watch() {
    guard descriptor >= 0 else { return }
    let mask = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ONLYDIR
    for folder in folders { inotify_add_watch(descriptor, folder, UInt32(mask)) }
  }

  /// Takes what has happened, so that the next change tells anew.
  func drain() {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while read(descriptor, &buffer, buffer.count) > 0 {}
    watch()
  }
}
