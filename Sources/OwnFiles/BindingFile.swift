import SystemPackage

/// A file that only root can have written, which binds every user of the host.
package enum BindingFile {
  /// Why it is not read, and which part of its path that is about.
  package struct Refusal: Error, Hashable, Sendable {
    package var path: String
    package var problem: FileRefusal

    package init(path: String, problem: FileRefusal) {
      self.path = path
      self.problem = problem
    }
  }

  /// Reads the file. Each folder above it is opened in the one before, without following symlinks, and
  /// held to the same rule, so that nobody but root can have put the file there or can replace it.
  ///
  /// - Parameters:
  ///   - path: absolute.
  ///   - anchor: the folder from which on they are held to it; `/` for all of them.
  ///   - limit: bytes that it may have.
  /// - Returns: nil where there is no such file, or not the folder that it would be in. Any other way in
  ///   which it cannot be read is a refusal.
  package static func read(
    _ path: String, from anchor: String = "/", limit: Int
  ) throws(Refusal) -> [UInt8]? {
    var names = FilePath(path).components.map(\.string)
    let start = FilePath(anchor).components.count
    guard let name = names.popLast(), names.count >= start else {
      throw Refusal(path: path, problem: .system(.invalidArgument))
    }
    let nearest = "/" + names.joined(separator: "/")
    guard try at(nearest, { () throws(FileRefusal) in try exists(nearest) }) else { return nil }
    var folder = try at(anchor) { () throws(FileRefusal) in
      try OpenFolder(anchor, tolerating: .binding)
    }
    var reached = FilePath(anchor)
    for name in names[start...] {
      reached.append(name)
      do throws(FileRefusal) {
        folder = try OpenFolder(name, in: folder, tolerating: .binding)
      } catch {
        throw Refusal(path: reached.string, problem: error)
      }
    }
    do throws(FileRefusal) {
      return try OpenFile(name, in: folder, for: .reading, tolerating: .binding)
        .readToEnd(limit: limit)
    } catch .system(.noSuchFileOrDirectory) {
      return nil
    } catch {
      throw Refusal(path: path, problem: error)
    }
  }

  /// Whether anything has that name, if only a symlink.
  private static func exists(_ folder: String) throws(FileRefusal) -> Bool {
    try Place(ofFolder: folder).status(followingSymlinks: false) != nil
  }

  private static func at<Value: ~Copyable>(
    _ path: String, _ body: () throws(FileRefusal) -> Value
  ) throws(Refusal) -> Value {
    do throws(FileRefusal) {
      return try body()
    } catch {
      throw Refusal(path: path, problem: error)
    }
  }
}
