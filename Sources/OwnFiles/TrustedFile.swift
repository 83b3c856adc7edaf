import Glibc
import SystemPackage

/// A file that somebody else vouches for, and that this user's other programs must not be able to put
/// something else in the place of.
package enum TrustedFile {
  /// Who may own it.
  package enum Owner: Sendable, Hashable {
    /// Root alone. Each folder above it is root's too, and neither it nor they are open to others for
    /// writing, nor reached by a symlink.
    case root
    /// This user or root; others may not write to it.
    case rootOrUser
  }

  /// - Throws: also for a file with more bytes than that.
  package static func read(
    _ path: String, of owner: Owner, limit: Int
  ) throws(FileRefusal) -> [UInt8] {
    switch owner {
    case .root:
      let descriptor = try open(path, O_RDONLY)
      defer { close(descriptor) }
      return try Bytes.read(descriptor, limit: limit)
    case .rootOrUser:
      let file = try OpenFile(path, for: .reading, tolerating: .anyones)
      let status = try Place.status(of: file.descriptor)
      guard [0, geteuid()].contains(status.userID.rawValue) else { throw .otherOwner }
      try refuseOpen(status)
      return try file.readToEnd(limit: limit)
    }
  }

  /// Whether a program is root's, and may be started.
  package static func checkProgram(_ path: String) throws(FileRefusal) {
    let descriptor = try open(path, pathOnly)
    defer { close(descriptor) }
    let status = try Place.status(of: descriptor)
    guard status.permissions.rawValue & 0o111 != 0 else { throw .system(.permissionDenied) }
  }

  /// Opens what root has at an absolute path, one folder after the other from the root on: what was
  /// checked stays open, so that nothing else takes its place.
  private static func open(_ path: String, _ flags: Int32) throws(FileRefusal) -> CInt {
    var parts = FilePath(path).components.map(\.string)
    guard path.hasPrefix("/"), let name = parts.popLast(), !parts.contains("..") else {
      throw .system(.noSuchFileOrDirectory)
    }
    var folder = try system { Glibc.open("/", pathOnly | O_DIRECTORY | O_CLOEXEC) }
    do throws(FileRefusal) {
      try check(folder, is: .folder)
      for part in parts {
        let next = try enter(part, of: folder, pathOnly, .folder)
        close(folder)
        folder = next
      }
      let file = try enter(name, of: folder, flags, .file)
      close(folder)
      return file
    } catch {
      close(folder)
      throw error
    }
  }

  private static func enter(
    _ name: String, of folder: CInt, _ flags: Int32, _ kind: FileKind
  ) throws(FileRefusal) -> CInt {
    // Opened without waiting: it may be a pipe.
    let flags = flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let descriptor: CInt
    do throws(FileRefusal) {
      descriptor = try system { openat(folder, name, flags) }
    } catch .system(.tooManySymbolicLinkLevels) {
      throw .symlink
    }
    do throws(FileRefusal) {
      try check(descriptor, is: kind)
      return descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }

  private static func check(_ descriptor: CInt, is kind: FileKind) throws(FileRefusal) {
    let status = try Place.status(of: descriptor)
    let found = FileKind(status.type)
    guard found == kind else { throw found == .symlink ? .symlink : .otherKind(found) }
    guard status.userID.rawValue == 0 else { throw .otherOwner }
    try refuseOpen(status)
  }

  private static func refuseOpen(_ status: Stat) throws(FileRefusal) {
    let mode = status.permissions.rawValue
    guard mode & 0o022 == 0 else { throw .openToOthers(mode: mode) }
  }
}

/// `O_PATH`, which opens a name without opening what it names.
private let pathOnly: Int32 = 0x20_0000
