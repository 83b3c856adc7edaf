import FoundationEssentials
import Glibc
import Support

/// Somebody else on the same bastion.
///
/// For root, who runs these tests in CI, that is `nobody`. An ordinary user cannot become anybody
/// else: there the neighbour is the operator, and what is tried against files is answered by their
/// modes alone, which ``Stage/openFiles()`` checks in both cases. What is tried against a *process* is
/// refused to its own user as well, so that those tests are the same for both.
enum Neighbour {
  static var isAnother: Bool { geteuid() == 0 }

  /// A command as the neighbour.
  static func command(_ words: [String]) -> [String] {
    isAnother
      ? ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"] + words
      : words
  }

  /// A copy of the program in a folder that the neighbour can reach too.
  static func program(in folder: OpenFolder) throws -> String {
    let path = "\(folder.path)/edgereap"
    // A second name costs nothing; across file systems it has to be a copy.
    if link(BuiltProgram.path("edgereap"), path) != 0 {
      try FileManager.default.copyItem(atPath: BuiltProgram.path("edgereap"), toPath: path)
    }
    return path
  }
}

/// A folder that everybody may look into and the neighbour owns, removed with the test.
final class OpenFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/edgereap-open-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      throw ChildProcess.Failure(description: "no folder: \(String(cString: strerror(errno)))")
    }
    path = String(cString: made)
    chmod(path, 0o755)
    if Neighbour.isAnother { chown(path, 65534, 65534) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
