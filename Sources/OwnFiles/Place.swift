import Glibc
import SystemPackage

/// Where a file is: a path, or a name within a folder that is open.
struct Place {
  var folder: CInt
  var path: FilePath

  /// - Parameter path: A path that ends with a slash names a folder, and no file is created there.
  init(_ path: String) {
    (folder, self.path) = (AT_FDCWD, FilePath(path))
    if path.utf8.last == UInt8(ascii: "/") { self.path.append(".") }
  }

  /// A folder, with or without a slash after its name: with it a symlink would be followed.
  init(ofFolder path: String) { (folder, self.path) = (AT_FDCWD, FilePath(path)) }

  init(_ name: String, in folder: borrowing OpenFolder) {
    (self.folder, path) = (folder.descriptor, FilePath(name))
  }

  /// The status of the thing there; nil if there is none.
  func status(followingSymlinks: Bool) throws(FileRefusal) -> Stat? {
    var status = stat()
    do throws(FileRefusal) {
      try system {
        path.withPlatformString {
          fstatat(folder, $0, &status, followingSymlinks ? 0 : AT_SYMLINK_NOFOLLOW)
        }
      }
      return Stat(rawValue: status)
    } catch {
      guard error == .system(.noSuchFileOrDirectory), !path.isEmpty else { throw error }
      return nil
    }
  }

  /// Opens the thing there and checks it twice: before, since opening a device may have an effect,
  /// and once it is open, since another may have taken its name meanwhile.
  func open(
    _ flags: Int32, mode: mode_t = 0, as kind: FileKind, tolerating tolerance: Tolerance
  ) throws(FileRefusal) -> CInt {
    if kind == .file, !tolerance.contains(.otherKind),
      let status = try status(followingSymlinks: tolerance.contains(.symlink))
    {
      if flags & O_EXCL != 0 { throw .system(.fileExists) }
      try tolerance.check(status, is: kind)
    }
    let descriptor: CInt
    do throws(FileRefusal) {
      descriptor = try system {
        path.withPlatformString { openat(folder, $0, flags | tolerance.flags, mode) }
      }
    } catch {
      throw refusal(error, kind)
    }
    do throws(FileRefusal) {
      let status = try Self.status(of: descriptor)
      try tolerance.check(status, is: kind)
      if tolerance.contains(.closedOnOpening), status.permissions.rawValue & 0o077 != 0 {
        fchmod(descriptor, kind == .folder ? 0o700 : 0o600)
      }
      return descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }

  static func status(of descriptor: CInt) throws(FileRefusal) -> Stat {
    var status = stat()
    try system { fstat(descriptor, &status) }
    return Stat(rawValue: status)
  }

  /// The refusal for an error of `open`, if the thing has changed since the check or is no folder.
  private func refusal(_ error: FileRefusal, _ kind: FileKind) -> FileRefusal {
    switch (error, kind) {
    case (.system(.tooManySymbolicLinkLevels), _): return .symlink
    // A pipe that nobody reads says that there is no such device.
    case (.system(.noSuchAddressOrDevice), _): return .otherKind(.pipe)
    case (.system(.notDirectory), .folder):
      guard let found = try? status(followingSymlinks: false) else { return error }
      let name = FileKind(found.type)
      return name == .symlink ? .symlink : .otherKind(name)
    default: return error
    }
  }
}
