import FoundationEssentials

/// The names that complete a path in a text field.
enum FileNames {
  /// More are no help to anybody.
  private static let limit = 200

  /// Files and folders whose names begin as the last part of the path does, in order. Hidden ones are
  /// left out unless that part begins with a dot. None where the folder cannot be read.
  static func beginning(with path: String) -> [String] {
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    let start = path[folder.endIndex...]
    let names =
      (try? FileManager.default.contentsOfDirectory(
        atPath: folder.isEmpty ? "." : String(folder))) ?? []
    return names.filter { $0.hasPrefix(start) && ($0.first != "." || start.first == ".") }
      .sorted().suffix(limit).map { isFolder(folder + $0) ? "\($0)/" : $0 }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }
}
