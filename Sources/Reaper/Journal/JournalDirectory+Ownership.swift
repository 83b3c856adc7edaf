package import Fleet
import Glibc

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
      guard let descriptor = try? open(operation, O_RDONLY) else { continue }
      defer { close(descriptor) }
      guard isLocked(descriptor),
        let results = try? replay(descriptor, path: file(operation), of: identity).results
      else { continue }
      for result in results.instances where !result.outcome.isSettled {
        keys.insert(result.instance.key)
      }
    }
    return keys
  }

  /// Whether somebody works on the operation now.
  package func isOpen(_ operation: String) -> Bool {
    guard let descriptor = try? open(operation, O_RDONLY) else { return false }
    defer { close(descriptor) }
    return isLocked(descriptor)
  }

  private func isLocked(_ descriptor: Int32) -> Bool {
    guard flock(descriptor, LOCK_SH | LOCK_NB) == 0 else { return errno == EWOULDBLOCK }
    flock(descriptor, LOCK_UN)
    return false
  }

  /// Starts a journal with its header, on the disk and in its folder before this returns.
  func create(_ header: OperationHeader) throws(JournalError) -> JournalFile {
    let path = file(header.id)
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: "\(SystemError())") }
    let journal = JournalFile(
      descriptor: descriptor, path: path, lineCount: 0, length: 0, hash: "", digest: digest)
    do {
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw SystemError() }
      try journal.append([.started(header)], totals: [:])
      try flushFolder()
    } catch {
      // Nothing was sent; a journal without a header would only puzzle.
      unlink(path)
      throw (error as? JournalError) ?? .cannotWrite(path: path, reason: "\(error)")
    }
    return journal
  }

  /// Opens a journal to go on with it, and cuts off a last line that was not written to its end.
  ///
  /// - Throws: `ownedElsewhere` where a live process has it, `otherIdentity` unread.
  func takeUp(
    _ operation: String, as identity: FleetIdentity
  ) throws(JournalError) -> (journal: JournalFile, replay: JournalReplay) {
    let path = file(operation)
    let descriptor = try open(operation, O_RDWR | O_APPEND)
    do {
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let process = try replay(descriptor, path: path).process
        throw JournalError.ownedElsewhere(operation: operation, process: process)
      }
      let replay = try replay(descriptor, path: path, of: identity)
      if replay.tornBytes > 0, ftruncate(descriptor, off_t(replay.length)) != 0 {
        throw JournalError.cannotWrite(path: path, reason: "\(SystemError())")
      }
      let journal = JournalFile(
        descriptor: descriptor, path: path, lineCount: replay.lineCount, length: replay.length,
        hash: replay.hash, digest: digest)
      return (journal, replay)
    } catch {
      close(descriptor)
      throw (error as? JournalError) ?? .cannotRead(path: path, reason: "\(error)")
    }
  }

  /// A new file is only safe once its folder is.
  private func flushFolder() throws {
    let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError() }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw SystemError() }
  }

  /// Makes the folder and its missing parents, for their owner alone. A folder of another user, who
  /// could put one operation in the place of another, is refused; one's own that is open to others
  /// is closed to them.
  func make() throws(JournalError) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += (made.isEmpty || made.hasSuffix("/") ? "" : "/") + part
      guard mkdir(made, 0o700) == 0 || errno == EEXIST else {
        throw .cannotWrite(path: made, reason: "\(SystemError())")
      }
    }
    let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: "\(SystemError())") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .cannotWrite(path: path, reason: "\(SystemError())")
    }
    guard status.st_uid == geteuid() else {
      throw .cannotWrite(path: path, reason: Self.foreign)
    }
    if status.st_mode & 0o077 != 0 { fchmod(descriptor, 0o700) }
  }
}
