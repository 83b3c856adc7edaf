import Glibc

/// A folder that goes with whoever made it.
package final class TemporaryFolder {
  package let path: String

  /// - Parameter parent: an existing folder.
  package init(in parent: String = "/tmp") {
    var template = Array("\(parent)/edgereap-test-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { preconditionFailure("no folder for tests") }
    path = String(cString: made)
  }

  deinit { remove(path) }

  private func remove(_ path: String) {
    chmod(path, 0o700)
    for name in names(in: path) {
      let child = "\(path)/\(name)"
      if unlink(child) != 0 { remove(child) }
    }
    rmdir(path)
  }

  private func names(in path: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
