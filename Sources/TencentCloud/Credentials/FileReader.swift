import FoundationEssentials
import Glibc

/// Where files with keys are read.
package protocol FileReader: Sendable {
  /// - Returns: nil where there is no such file.
  func read(_ path: String) throws(FileReadingError) -> FileContents?

  /// What is in a folder, in any order; nothing where it cannot be read.
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

/// In words, without the path.
package struct FileReadingError: Error, Sendable, Hashable {
  package var message: String
  /// Whether it is another user's file.
  package var isForbidden: Bool

  package init(message: String, isForbidden: Bool = false) {
    self.message = message
    self.isForbidden = isForbidden
  }
}

/// The file system of this machine.
package struct POSIXFileReader: FileReader {
  package init() {}

  package func read(_ path: String) throws(FileReadingError) -> FileContents? {
    // Without waiting: a pipe of that name would hold the program up for good.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw FileReadingError(
        message: String(cString: strerror(errno)), isForbidden: errno == EACCES)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw FileReadingError(message: "not an ordinary file")
    }
    var bytes = [UInt8](repeating: 0, count: Self.largest + 1)
    var count = 0
    while count < bytes.count {
      let read = bytes.withUnsafeMutableBytes { buffer in
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
        return Glibc.read(descriptor, rest.baseAddress, rest.count)
      }
      if read == 0 { break }
      guard read > 0 else {
        if errno == EINTR { continue }
        throw FileReadingError(message: String(cString: strerror(errno)))
      }
      count += read
    }
    guard count <= Self.largest else { throw FileReadingError(message: "too long for keys") }
    return FileContents(bytes: Array(bytes.prefix(count)), mode: status.st_mode & 0o7777)
  }

  private static let largest = 256 * 1024

  package func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
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
      throw CredentialError(source: path, message: "cannot be read: \(error.message)")
    }
    guard let contents else { return nil }
    guard contents.mode & 0o077 == 0 else {
      throw CredentialError(
        source: path, message: "others may read it (mode \(String(contents.mode, radix: 8)))",
        advice: "Run: chmod 600 \(path)")
    }
    return contents.bytes
  }
}
