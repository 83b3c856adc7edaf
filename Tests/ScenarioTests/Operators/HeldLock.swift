import FoundationEssentials
import Glibc

/// The lock of a home's operations in the hands of a program that was stopped, for as long as it is
/// kept.
final class HeldLock {
  private var descriptor: Int32

  /// - Parameter name: what the file says of its holder.
  init(of stage: Stage, saying name: String = "alice@bastion, pid 4711") throws {
    let folder = "\(stage.state)/operations"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try Folder.write(name, to: "\(folder)/.lock")
    descriptor = open("\(folder)/.lock", O_RDWR | O_CLOEXEC)
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw ChildProcess.Failure(description: "the lock cannot be taken: \(errno)")
    }
  }

  deinit { release() }

  func release() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    descriptor = -1
  }
}
