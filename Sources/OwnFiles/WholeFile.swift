import Glibc
import SystemPackage

/// Files that are written whole or not at all: a mistyped name loses nothing, and a file that the
/// disk had no room for does not block the next attempt.
package enum WholeFile {
  /// The permission bits of the checked file there. Nil if there is none.
  package static func mode(
    of path: String, tolerating tolerance: Tolerance
  ) throws(FileRefusal) -> UInt32? {
    guard let status = try Place(path).status(followingSymlinks: false) else { return nil }
    try tolerance.check(status, is: .file)
    return status.permissions.rawValue & 0o777
  }

  /// Whether nothing at all has that name: no symlink that leads nowhere either, in its place or in
  /// that of one of its folders, and no file in the place of a folder. Below a device, as with a HOME of
  /// `/dev/null`, there is nothing.
  package static func isNothing(_ path: String) -> Bool {
    let whole = Place(path).path.string
    guard !whole.isEmpty, whole != "/" else { return false }
    // By slashes: to take a FilePath apart costs more than all the questions.
    let slashes = whole.indices.dropFirst().filter { whole[$0] == "/" }
    for end in slashes + [whole.endIndex] {
      let place = Place(String(whole[..<end]))
      do throws(FileRefusal) {
        guard try place.status(followingSymlinks: false) != nil else { return true }
        guard let found = try place.status(followingSymlinks: true) else { return false }
        if end != whole.endIndex, FileKind(found.type) == .device { return true }
      } catch {
        return false
      }
    }
    return false
  }

  /// Whether a file can be created in the folder, as far as that shows without creating it.
  package static func checkFolder(of path: String) throws(FileRefusal) {
    try system {
      folder(of: path).withCString { faccessat(AT_FDCWD, $0, W_OK | X_OK, AT_EACCESS) }
    }
  }

  /// The folder part of a file's path.
  package static func folder(of path: String) -> String {
    let folder = Place(path).path.removingLastComponent()
    return folder.isEmpty ? "." : folder.string
  }

  /// Creates a file, on disk when this returns, with the mode that the user's umask allows.
  package static func create(_ text: String, at path: String) throws(FileRefusal) {
    try fill(Place(path), with: text.utf8Span.span.bytes, mode: 0o666, isFlushed: true)
  }

  /// Replaces an existing file, on disk when this returns. A program that has the earlier one open
  /// keeps reading it.
  package static func replace(
    _ path: String, with text: String, mode: UInt32
  ) throws(FileRefusal) {
    let place = Place(path)
    let temporary = Place("\(folder(of: path))/.edgereap-\(getpid())")
    try replace(
      place, through: temporary, with: text.utf8Span.span.bytes, mode: mode, isFlushed: true)
  }

  fileprivate static func replace(
    _ place: Place, through temporary: Place, with bytes: RawSpan, mode: mode_t, isFlushed: Bool
  ) throws(FileRefusal) {
    // What an earlier process of this number has left.
    temporary.remove()
    try fill(temporary, with: bytes, mode: 0o600, thenMode: mode, isFlushed: isFlushed)
    do throws(FileRefusal) {
      try system {
        temporary.path.withPlatformString { from in
          place.path.withPlatformString { renameat(temporary.folder, from, place.folder, $0) }
        }
      }
    } catch {
      temporary.remove()
      throw error
    }
  }

  /// Writes to a new file, and removes it if it could not be written whole.
  private static func fill(
    _ place: Place, with bytes: RawSpan, mode: mode_t, thenMode: mode_t? = nil, isFlushed: Bool
  ) throws(FileRefusal) {
    let file = try OpenFile(place, for: [.appending, .new], mode: mode, tolerating: .document)
    do throws(FileRefusal) {
      if let thenMode { fchmod(file.descriptor, thenMode) }
      try Bytes.write(bytes, to: file.descriptor)
      if isFlushed, fsync(file.descriptor) != 0, errno != EINVAL {
        throw .system(Errno(rawValue: errno))
      }
      try file.close()
    } catch {
      place.remove()
      throw error
    }
  }
}

extension OpenFolder {
  /// Puts a file there, 0600. It is not flushed: readers must recognise the remains of a crash by
  /// their content.
  package func replace(_ name: String, with bytes: [UInt8]) throws(FileRefusal) {
    try WholeFile.replace(
      Place(name, in: self), through: Place(".\(name).\(getpid())", in: self),
      with: bytes.span.bytes, mode: 0o600, isFlushed: false)
  }
}

extension Place {
  fileprivate func remove() { _ = path.withPlatformString { unlinkat(folder, $0, 0) } }
}

extension OpenFile {
  /// Some file systems report only now that there is no room.
  fileprivate consuming func close() throws(FileRefusal) {
    let descriptor = descriptor
    discard self
    guard Glibc.close(descriptor) == 0 else { throw .system(Errno(rawValue: errno)) }
  }
}

extension WholeFile {
  /// Replaces a file that is still what was read of it, on disk when this returns. Mode and group stay. A
  /// file of another user may be replaced where the folder allows it.
  ///
  /// - Returns: False where it has changed meanwhile; then it stays.
  package static func update(
    _ path: String, from bytes: [UInt8], to text: String
  ) throws(FileRefusal) -> Bool {
    let file = try OpenFile(path, for: .reading, tolerating: [.document, .otherOwner])
    // Others who update it have the same file open, and find another under its name afterwards.
    var isLocked = try file.lock()
    for _ in 0..<100 where !isLocked {
      usleep(20_000)
      isLocked = try file.lock()
    }
    guard isLocked, (try? file.size(at: path)) != nil, try file.read() == bytes else {
      return false
    }
    let status = try Place.status(of: file.descriptor)
    try replace(path, with: text, mode: status.permissions.rawValue & 0o777)
    _ = lchown(path, uid_t.max, status.groupID.rawValue)
    return true
  }
}
