package import Fleet
import OwnFiles

/// Which process works on which operation. A journal is locked (`flock`) for as long as somebody
/// works on it; the lock goes with the process, however that ends.
extension JournalDirectory {
  /// What other live programs of the same fleet on this host have open.
  ///
  /// A journal that cannot be read is skipped: it is named by ``history()``, and one broken file
  /// must not keep an operator from working.
  package func openKeys(of identity: FleetIdentity) throws(JournalError) -> Set<InstanceKey> {
    var keys: Set<InstanceKey> = []
    for operation in try operations() {
      guard let results = try? openResults(operation, of: identity) else { continue }
      for result in results.instances where !result.outcome.isSettled {
        keys.insert(result.instance.key)
      }
    }
    return keys
  }

  /// Nil where nobody works on it.
  private func openResults(
    _ operation: String, of identity: FleetIdentity
  ) throws(JournalError) -> Results? {
    let journal = try open(operation)
    guard journal.isLocked else { return nil }
    return try replay(journal, path: file(operation), of: identity).results
  }

  /// Whether somebody works on the operation now.
  package func isOpen(_ operation: String) -> Bool {
    (try? isLocked(operation)) ?? false
  }

  private func isLocked(_ operation: String) throws(JournalError) -> Bool {
    try open(operation).isLocked
  }

  /// Starts a journal with its header, on the disk and in its folder before this returns.
  func create(_ header: OperationHeader) throws(JournalError) -> JournalFile {
    let path = file(header.id)
    let folder = try JournalError.writing(path, try OpenFolder(self.path, tolerating: .anyones))
    let name = "\(header.id).jsonl"
    let file = try JournalError.writing(
      path, try OpenFile(name, in: folder, for: [.updating, .new]))
    do throws(JournalError) {
      guard try JournalError.writing(path, try file.lock()) else {
        throw .cannotWrite(path: path, .lockedByAnother)
      }
      let journal = JournalFile(file, path: path, digest: digest)
      try journal.append([.started(header)], totals: [:])
      try JournalError.writing(path, try folder.sync())
      return journal
    } catch {
      // Nothing was sent; a journal without a header would only puzzle.
      folder.remove(name)
      throw error
    }
  }

  /// Opens a journal to go on with it, and cuts off a last line that was not written to its end.
  ///
  /// - Throws: `ownedElsewhere` where a live process has it, `otherIdentity` unread.
  func takeUp(
    _ operation: String, as identity: FleetIdentity
  ) throws(JournalError) -> (journal: JournalFile, replay: JournalReplay) {
    let path = file(operation)
    let file = try open(operation, for: .updating)
    guard try JournalError.reading(path, try file.lock()) else {
      let process = try replay(file, path: path).process
      throw .ownedElsewhere(operation: operation, process: process)
    }
    let replay = try replay(file, path: path, of: identity)
    if replay.tornBytes > 0 {
      try JournalError.writing(path, try file.resize(to: replay.length))
    }
    let journal = JournalFile(
      file, path: path, lineCount: replay.lineCount, length: replay.length, hash: replay.hash,
      digest: digest)
    return (journal, replay)
  }
}
