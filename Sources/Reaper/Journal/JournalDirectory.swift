package import Fleet
import OwnFiles

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
    try refuseForeignFolders()
    let names: [String]
    do throws(FileRefusal) {
      names = try OpenFolder(path, tolerating: .anyones).names()
    } catch {
      if error.isMissing { return [] }
      throw .cannotRead(path, error)
    }
    return names.filter { $0.hasSuffix(".jsonl") && !$0.hasPrefix(".") }
      .map { String($0.dropLast(6)) }.sorted(by: >)
  }

  /// Reads a journal whole, and verifies every line of it.
  package func replay(_ operation: String) throws(JournalError) -> JournalReplay {
    try refuseForeignFolders()
    return try replay(try open(operation), path: file(operation))
  }

  func replay(
    _ journal: borrowing OpenFile, path: String, of identity: FleetIdentity? = nil
  ) throws(JournalError) -> JournalReplay {
    let bytes = try JournalError.reading(path, try journal.read())
    return try JournalReplay(bytes, path: path, of: identity, digest: digest)
  }

  /// Opens a journal of this user's, whatever was planted under its name.
  func open(
    _ operation: String, for access: OpenFile.Use = .reading
  ) throws(JournalError) -> OpenFile {
    // An operation's name comes from a command line too; it is a name, not a path.
    guard !operation.isEmpty, !operation.utf8.contains(UInt8(ascii: "/")) else {
      throw .notFound(operation: operation, directory: path)
    }
    do throws(FileRefusal) {
      return try OpenFile(file(operation), for: access, tolerating: .record)
    } catch {
      if error.isMissing { throw .notFound(operation: operation, directory: path) }
      if access == .reading { throw .cannotRead(file(operation), error) }
      throw .cannotWrite(file(operation), error)
    }
  }

  /// Opens the folder, and makes it and its missing parents for their owner alone. A folder of another user,
  /// who could put one operation in the place of another, is refused, and so is one within it; one's own that
  /// is open to others is closed to them.
  func openFolder() throws(JournalError) -> OpenFolder {
    let folder = try JournalError.writing(
      path, try OpenFolder(path, isMade: true, tolerating: [.symlink, .closedOnOpening]))
    _ = try JournalError.writing(parent, try OpenFolder(parent, tolerating: Self.readable))
    return folder
  }

  /// The same before something is read. What is not there is nobody's.
  private func refuseForeignFolders() throws(JournalError) {
    for folder in [parent, path] {
      do throws(FileRefusal) {
        _ = try OpenFolder(folder, tolerating: Self.readable)
      } catch {
        guard error.isMissing else { throw .cannotRead(folder, error) }
      }
    }
  }

  /// Where the state of the program is.
  private var parent: String { WholeFile.folder(of: path) }

  private static let readable: Tolerance = [.symlink, .openToOthers]
}
