import Fleet
import Glibc
import JSON

/// The lock (`flock`) under which operations are started and taken up. It is held for milliseconds
/// and never waited for here, since a program that was stopped may hold it for hours. Its file names
/// the holder, and names nobody while it is free.
extension JournalDirectory {
  private var lockPath: String { "\(path)/.lock" }

  /// Runs `body` while no other program starts or takes up an operation here.
  ///
  /// - Parameter process: who holds the lock meanwhile, as other programs are to report it.
  /// - Throws: `JournalError.locked` at once where another program holds it; what `body` throws.
  func withLock<Value>(as process: String, _ body: () throws -> Value) throws -> Value {
    try make()
    let descriptor = try openLock()
    defer { close(descriptor) }
    if let holder = try holder(of: descriptor) {
      throw JournalError.locked(holder)
    }
    // The name is for people. A disk that is full does not take it, and the journal will say so.
    try? FileDescriptor.write(Array(process.utf8), to: descriptor)
    defer { ftruncate(descriptor, 0) }
    return try body()
  }

  /// Who holds the lock; nil where nobody does.
  ///
  /// - Throws: where the lock cannot be opened.
  func lockHolder() throws(JournalError) -> LockHolder? {
    let descriptor = try openLock()
    defer { close(descriptor) }
    return try holder(of: descriptor)
  }

  private func openLock() throws(JournalError) -> Int32 {
    let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    let descriptor = Glibc.open(lockPath, flags, 0o600)
    guard descriptor >= 0 else { throw .cannotWrite(path: lockPath, reason: "\(SystemError())") }
    return descriptor
  }

  /// Takes the lock for the descriptor.
  ///
  /// - Returns: nil where it was taken, else who has it.
  private func holder(of descriptor: Int32) throws(JournalError) -> LockHolder? {
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK:
        let text = try? FileDescriptor.read(descriptor, limit: Self.longestName)
        return LockHolder(name: Self.name(in: text ?? []), path: lockPath)
      default: throw .cannotWrite(path: lockPath, reason: "\(SystemError())")
      }
    }
    ftruncate(descriptor, 0)
    return nil
  }

  /// Bytes of the holder's name that are looked at.
  private static let longestName = 96

  /// The first line of what the file says, without anything that a terminal would obey. Whoever can
  /// write the file chooses its text.
  static func name(in bytes: [UInt8]) -> String {
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
    let text = String(decoding: line, as: UTF8.self).unicodeScalars
      .filter { !$0.isObeyedByTerminals && $0 != "\u{FFFD}" }
    let name = String(String.UnicodeScalarView(text))
    return name.allSatisfy(\.isWhitespace) ? "another program" : name
  }
}
