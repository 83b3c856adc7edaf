import Glibc
import SystemPackage

/// A checked, open file, closed when this value is destroyed.
package struct OpenFile: ~Copyable, Sendable {
  /// How to open the file. It must exist unless the options say otherwise.
  package struct Use: OptionSet, Sendable {
    package let rawValue: Int32

    package init(rawValue: Int32) { self.rawValue = rawValue }

    package static let reading = Use(rawValue: O_RDONLY)
    /// Every write goes to the end.
    package static let appending = Use(rawValue: O_WRONLY | O_APPEND)
    /// The same, and it can be read.
    package static let updating = Use(rawValue: O_RDWR | O_APPEND)
    /// It is created 0600 if it is missing.
    package static let made = Use(rawValue: O_CREAT)
    /// It is created 0600, and must not exist.
    package static let new = Use(rawValue: O_CREAT | O_EXCL)
  }

  package let descriptor: CInt

  /// - Throws: also if the thing at the path is not tolerated. Then nothing was read, written or
  /// waited for.
  package init(
    _ path: String, for use: Use, tolerating tolerance: Tolerance = []
  ) throws(FileRefusal) {
    try self.init(Place(path), for: use, tolerating: tolerance)
  }

  package init(
    _ name: String, in folder: borrowing OpenFolder, for use: Use,
    tolerating tolerance: Tolerance = []
  ) throws(FileRefusal) {
    try self.init(Place(name, in: folder), for: use, tolerating: tolerance)
  }

  init(
    _ place: Place, for use: Use, mode: mode_t = 0o600, tolerating tolerance: Tolerance
  ) throws(FileRefusal) {
    descriptor = try place.open(use.rawValue, mode: mode, as: .file, tolerating: tolerance)
  }

  deinit { Glibc.close(descriptor) }
}

// MARK: What it is

extension OpenFile {
  package var size: Int {
    get throws(FileRefusal) { Int(try Place.status(of: descriptor).size) }
  }

  /// The permission bits.
  package var mode: UInt32 {
    get throws(FileRefusal) { try Place.status(of: descriptor).permissions.rawValue }
  }

  /// The size of a file that the path still names. A file that was deleted or moved away can still
  /// be written to, but nobody would find it.
  package func size(at path: String) throws(FileRefusal) -> Int {
    let mine = try Place.status(of: descriptor)
    let named = try Place(path).status(followingSymlinks: true)
    guard let named else { throw .system(.noSuchFileOrDirectory) }
    guard mine.inode == named.inode, mine.deviceID == named.deviceID else {
      throw .system(.staleNFSFileHandle)
    }
    return Int(mine.size)
  }

  /// Updates its modification time, which writing to a mapped page need not do.
  package func touch() { futimens(descriptor, nil) }
}

// MARK: Whose it is

extension OpenFile {
  /// Takes the lock (`flock`), which is released when the process ends, however it does.
  ///
  /// - Returns: False where another program holds it.
  package func lock() throws(FileRefusal) -> Bool { try lock(LOCK_EX) }

  package func unlock() { flock(descriptor, LOCK_UN) }

  /// Whether another program holds the lock.
  package var isLocked: Bool {
    guard let isFree = try? lock(LOCK_SH) else { return false }
    if isFree { unlock() }
    return !isFree
  }

  private func lock(_ operation: Int32) throws(FileRefusal) -> Bool {
    do throws(FileRefusal) {
      try system { flock(descriptor, operation | LOCK_NB) }
      return true
    } catch {
      if error == .system(.wouldBlock) { return false }
      throw error
    }
  }
}
