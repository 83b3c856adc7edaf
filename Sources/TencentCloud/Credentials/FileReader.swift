package import Fleet
import OwnFiles
import SystemPackage

/// A reader of credential files.
package protocol FileReader: Sendable {
  /// - Returns: nil where there is no such file.
  func read(_ path: String) throws(FileReadingError) -> FileContents?

  /// The names in a folder, in any order; empty if it cannot be read.
  func names(in folder: String) -> [String]
}

extension FileReader {
  package func names(in folder: String) -> [String] { [] }
}

package struct FileContents: Sendable {
  package var bytes: [UInt8]
  /// The permission bits.
  package var mode: UInt32

  package init(bytes: [UInt8], mode: UInt32) {
    self.bytes = bytes
    self.mode = mode
  }
}

/// Why a file is not read.
package struct FileReadingError: Error, Sendable, Hashable {
  package var problem: FileProblem
  /// Whether it is another user's file.
  package var isForbidden: Bool

  package init(_ problem: FileProblem, isForbidden: Bool = false) {
    self.problem = problem
    self.isForbidden = isForbidden
  }
}

/// The file system of this machine.
package struct POSIXFileReader: FileReader {
  package init() {}

  package func read(_ path: String) throws(FileReadingError) -> FileContents? {
    do throws(FileRefusal) {
      let file = try OpenFile(path, for: .reading, tolerating: .anyones)
      return FileContents(bytes: try file.readToEnd(limit: Self.largest), mode: try file.mode)
    } catch {
      if error.isMissing { return nil }
      throw FileReadingError(error.problem, isForbidden: error == .system(.permissionDenied))
    }
  }

  private static let largest = 256 * 1024

  package func names(in folder: String) -> [String] {
    (try? OpenFolder(folder, tolerating: .anyones).names()) ?? []
  }
}

extension FileRefusal {
  package var problem: FileProblem {
    switch self {
    case .symlink: .symlink
    case .otherKind(let kind): FileProblem(spelled: [kind.rawValue]) ?? .device
    case .otherOwner: .otherOwner
    case .openToOthers(let mode): .openToOthers(mode: String(mode & 0o777, radix: 8))
    case .secondName: .secondName
    case .tooLong: .tooLong
    case .system(let code): .system("\(code)")
    }
  }
}

extension FileReader {
  /// A file that holds secrets: refused where others may read it.
  func readSecret(
    _ path: String, skippingForbidden: Bool = false
  ) throws(CredentialError) -> [UInt8]? {
    let contents: FileContents?
    do throws(FileReadingError) {
      contents = try read(path)
    } catch {
      if skippingForbidden, error.isForbidden { return nil }
      throw CredentialError(path, .file(error.problem))
    }
    guard let contents else { return nil }
    guard contents.mode & 0o077 == 0 else {
      throw CredentialError(
        path, .readableByOthers(mode: String(contents.mode, radix: 8)),
        advice: .run("chmod 600 \(path)"))
    }
    return contents.bytes
  }
}
