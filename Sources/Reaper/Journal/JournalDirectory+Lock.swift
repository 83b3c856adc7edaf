import Fleet
import JSON
import OwnFiles

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
    _ = try openFolder()
    let file = try openLock()
    if let holder = try holder(of: file) { throw JournalError.locked(holder) }
    // The name is for people. A disk that is full does not take it, and the journal will say so.
    try? file.write(Array(process.utf8))
    defer { try? file.resize(to: 0) }
    return try body()
  }

  /// Who holds the lock; nil where nobody does.
  ///
  /// - Throws: where the lock cannot be opened.
  func lockHolder() throws(JournalError) -> LockHolder? { try holder(of: try openLock()) }

  /// Whatever lies there serves, since the folder is this user's alone.
  private func openLock() throws(JournalError) -> OpenFile {
    try JournalError.writing(
      lockPath,
      try OpenFile(
        lockPath, for: [.updating, .made], tolerating: [.otherKind, .secondName, .closedOnOpening]))
  }

  /// Takes the lock.
  ///
  /// - Returns: nil where it was taken, else who has it.
  private func holder(of file: borrowing OpenFile) throws(JournalError) -> LockHolder? {
    guard try JournalError.writing(lockPath, try file.lock()) else {
      let text = try? file.read(limit: Self.longestName)
      return LockHolder(name: Self.name(in: text ?? []), path: lockPath)
    }
    try? file.resize(to: 0)
    return nil
  }

  /// Bytes of the holder's name that are looked at.
  static let longestName = 96

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
