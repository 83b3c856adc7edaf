import Glibc
import SystemPackage

/// A checked, open folder, closed when this value is destroyed. Its files are opened through it, so
/// that nobody can substitute another folder meanwhile.
package struct OpenFolder: ~Copyable, Sendable {
  let descriptor: CInt

  /// - Parameter isMade: Whether to create it, 0700, and its parents if they are missing.
  package init(
    _ path: String, isMade: Bool = false, tolerating tolerance: Tolerance = []
  ) throws(FileRefusal) {
    let place = Place(ofFolder: path)
    if isMade { try place.makeFolders() }
    try self.init(place, tolerating: tolerance)
  }

  /// Opens a folder within another, creating it if it is missing.
  package init(
    making name: String, in parent: borrowing OpenFolder, tolerating tolerance: Tolerance = []
  ) throws(FileRefusal) {
    mkdirat(parent.descriptor, name, 0o700)
    try self.init(Place(name, in: parent), tolerating: tolerance)
  }

  /// Opens a folder within another.
  init(
    _ name: String, in parent: borrowing OpenFolder, tolerating tolerance: Tolerance
  ) throws(FileRefusal) {
    try self.init(Place(name, in: parent), tolerating: tolerance)
  }

  private init(_ place: Place, tolerating tolerance: Tolerance) throws(FileRefusal) {
    descriptor = try place.open(O_RDONLY | O_DIRECTORY, as: .folder, tolerating: tolerance)
  }

  deinit { close(descriptor) }

  /// Flushes the folder: only then is a new file safe.
  package func sync() throws(FileRefusal) {
    guard fsync(descriptor) == 0 else { throw .system(Errno(rawValue: errno)) }
  }

  package func remove(_ name: String) { unlinkat(descriptor, name, 0) }

  package func rename(_ name: String, to other: String) {
    renameat(descriptor, name, descriptor, other)
  }
}

extension Place {
  /// Existing folders stay as they are: the code that opens them checks them.
  fileprivate func makeFolders() throws(FileRefusal) {
    var made = FilePath(root: path.root, [])
    for part in path.components {
      made.append(part)
      do throws(FileRefusal) {
        try system { made.withPlatformString { mkdir($0, 0o700) } }
      } catch .system(.fileExists) {
      }
    }
  }
}

// MARK: What is in it

extension OpenFolder {
  /// In any order; includes files that are still being written.
  package func names() throws(FileRefusal) -> [String] {
    // A separate descriptor, since reading a folder moves it.
    let copy = try system { openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard let listing = fdopendir(copy) else {
      close(copy)
      throw .system(Errno(rawValue: errno))
    }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// The given names, the least recently written first, with seconds since 1970.
  package func oldestFirst(
    where isIncluded: (String) -> Bool
  ) -> [(name: String, written: Duration)] {
    var found: [(name: String, written: Duration)] = []
    for name in (try? names()) ?? [] where isIncluded(name) {
      guard let status = try? Place(name, in: self).status(followingSymlinks: false) else {
        continue
      }
      let time = status.st_mtim
      found.append((name, .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)))
    }
    return found.sorted { $0.written < $1.written }
  }
}
