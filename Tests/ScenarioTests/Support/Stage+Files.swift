import FoundationEssentials
import Glibc

extension Stage {
  /// Every file below the home of this scenario, whatever it is.
  func files() -> [String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return names.map { "\(folder.path)/\($0)" }.filter { path in
      var status = stat()
      return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
  }

  /// What the program wrote that others may read, write or enter: state, cache and pace.
  func openFiles() -> [String] {
    [".local/state/edgereap", ".cache/edgereap", "run/edgereap"].map { "\(folder.path)/\($0)" }
      .flatMap { root in
        [root]
          + ((try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []).map {
            "\(root)/\($0)"
          }
      }
      .filter { path in
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & 0o077 != 0
      }
  }

  /// The files of this scenario that hold one of these texts, byte for byte. What the simulator said
  /// at its start is not among them: it tells its keys to whoever is to use them.
  func files(holding texts: [String]) -> [String] {
    let needles = texts.map { Array($0.utf8) }
    return files().filter { path in
      if path.hasSuffix("/run-1.out") { return false }
      let bytes = (FileManager.default.contents(atPath: path)).map { [UInt8]($0) } ?? []
      return needles.contains { bytes.firstRange(of: $0) != nil }
    }
  }
}
