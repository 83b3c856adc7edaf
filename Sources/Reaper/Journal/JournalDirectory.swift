package import Fleet
import Glibc

/// The folder of journals, one file per operation: `ID.jsonl`, 0600 in 0700.
package struct JournalDirectory: Sendable {
  package let path: String
  let digest: Plan.Digest

  /// - Parameter path: made with its missing parents when the first operation starts.
  package init(path: String, digest: @escaping Plan.Digest) {
    self.path = path
    self.digest = digest
  }

  func file(_ operation: String) -> String { "\(path)/\(operation).jsonl" }

  /// The operations that have a journal here, newest first.
  package func operations() throws(JournalError) -> [String] {
    guard let stream = opendir(path) else {
      if errno == ENOENT { return [] }
      throw .cannotRead(path: path, reason: "\(SystemError())")
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".jsonl"), !name.hasPrefix(".") { names.append(String(name.dropLast(6))) }
    }
    return names.sorted(by: >)
  }

  /// Reads a journal whole, and verifies every line of it.
  package func replay(_ operation: String) throws(JournalError) -> JournalReplay {
    let descriptor = try open(operation, O_RDONLY)
    defer { close(descriptor) }
    return try replay(descriptor, path: file(operation))
  }

  func replay(
    _ descriptor: Int32, path: String, of identity: FleetIdentity? = nil
  ) throws(JournalError) -> JournalReplay {
    try JournalReplay(
      try bytes(of: descriptor, path: path), path: path, of: identity, digest: digest)
  }

  func bytes(
    of descriptor: Int32, path: String, from offset: Int = 0, limit: Int = .max
  ) throws(JournalError) -> [UInt8] {
    do {
      return try FileDescriptor.read(descriptor, from: offset, limit: limit)
    } catch {
      throw .cannotRead(path: path, reason: "\(error)")
    }
  }

  func open(_ operation: String, _ flags: Int32) throws(JournalError) -> Int32 {
    // An operation's name comes from a command line too; it is a name, not a path.
    guard !operation.isEmpty, !operation.utf8.contains(UInt8(ascii: "/")) else {
      throw .notFound(operation: operation, directory: path)
    }
    // Without waiting and without following: what lies there may have been planted.
    let descriptor = Glibc.open(file(operation), flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    if descriptor < 0, errno == ENOENT { throw .notFound(operation: operation, directory: path) }
    guard let reason = descriptor < 0 ? "\(SystemError())" : Self.objection(to: descriptor) else {
      return descriptor
    }
    if descriptor >= 0 { close(descriptor) }
    if flags & O_ACCMODE == O_RDONLY { throw .cannotRead(path: file(operation), reason: reason) }
    throw .cannotWrite(path: file(operation), reason: reason)
  }

  static let foreign = "it belongs to another user"

  /// Why a file is not taken for a journal of this user.
  private static func objection(to descriptor: Int32) -> String? {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return "\(SystemError())" }
    guard status.st_mode & S_IFMT == S_IFREG else { return "it is not an ordinary file" }
    return status.st_uid == geteuid() ? nil : foreign
  }
}
