import Glibc
import OwnFiles
import Testing

/// A folder of one test, removed with it.
final class Scratch {
  let path: String

  init() {
    var template = Array("/tmp/edgereap-own-XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? ""
  }

  deinit {
    for name in names { removeAll(self[name]) }
    rmdir(path)
  }

  /// In alphabetical order.
  var names: [String] { Self.names(in: path) }

  private static func names(in path: String) -> [String] {
    (try? OpenFolder(path, tolerating: .anyones).names().sorted()) ?? []
  }

  private func removeAll(_ path: String) {
    if unlink(path) == 0 { return }
    for name in Self.names(in: path) { removeAll("\(path)/\(name)") }
    rmdir(path)
  }

  subscript(name: String) -> String { "\(path)/\(name)" }

  func write(_ text: String, to name: String, mode: mode_t = 0o600) {
    let descriptor = open(self[name], O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    _ = text.withCString { Glibc.write(descriptor, $0, strlen($0)) }
    fchmod(descriptor, mode)
    close(descriptor)
  }

  func text(of name: String) -> String? {
    let bytes = try? OpenFile(self[name], for: .reading, tolerating: .anyones).read()
    return bytes.map { String(decoding: $0, as: UTF8.self) }
  }

  func mode(of name: String) -> mode_t? {
    var status = stat()
    return lstat(self[name], &status) == 0 ? status.st_mode & 0o7777 : nil
  }
}
