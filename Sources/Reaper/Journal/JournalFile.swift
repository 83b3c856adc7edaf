import Fleet
import Glibc
import Synchronization

/// The open journal of one operation, locked for this process for as long as it is open.
final class JournalFile: Sendable {
  private struct State {
    var descriptor: Int32
    var lineCount: Int
    var length: Int
    var hash: String
    var flushCount = 0
  }

  let path: String
  private let digest: Plan.Digest
  private let state: Mutex<State>

  /// Takes over an open and locked descriptor.
  init(
    descriptor: Int32, path: String, lineCount: Int, length: Int, hash: String,
    digest: @escaping Plan.Digest
  ) {
    self.path = path
    self.digest = digest
    state = Mutex(
      State(descriptor: descriptor, lineCount: lineCount, length: length, hash: hash))
  }

  deinit { close() }

  /// How often the disk was waited for.
  var flushCount: Int { state.withLock { $0.flushCount } }

  /// Writes a line for each event and waits until the disk has them, once for all.
  ///
  /// - Parameter totals: what the outcomes amount to, for the lines that carry it.
  /// - Throws: when not all of them are safely on the disk. The file is cut back to what it was,
  ///   as far as the system lets that happen.
  func append(_ events: [OperationEvent], totals: [OutcomeWord: Int]) throws(JournalError) {
    guard !events.isEmpty else { return }
    do {
      try state.withLock { state in try append(events, totals: totals, to: &state) }
    } catch {
      throw .cannotWrite(path: path, reason: "\(error)")
    }
  }

  /// The same, without keeping a thread that others need.
  func append(
    _ events: [OperationEvent], totals: [OutcomeWord: Int], on disk: any TaskExecutor
  ) async throws(JournalError) {
    let result = await withTaskExecutorPreference(disk) {
      await self.appended(events, totals: totals)
    }
    try result.get()
  }

  /// Not isolated, so that it runs where its task prefers to.
  private func appended(
    _ events: [OperationEvent], totals: [OutcomeWord: Int]
  ) async -> Result<Void, JournalError> {
    Result { () throws(JournalError) in try append(events, totals: totals) }
  }

  /// The file is not what this program has made of it.
  private struct ChangedLength: Error, CustomStringConvertible {
    var found: Int
    var written: Int

    var description: String {
      "it has \(found) bytes, of \(written) that were written: another program changed it"
    }
  }

  /// Lets go of the file and of the operation.
  func close() {
    state.withLock { state in
      guard state.descriptor >= 0 else { return }
      _ = Glibc.close(state.descriptor)
      state.descriptor = -1
    }
  }

  private func append(
    _ events: [OperationEvent], totals: [OutcomeWord: Int], to state: inout State
  ) throws {
    guard state.descriptor >= 0 else { throw SystemError(code: EBADF) }
    var (bytes, hash) = ([UInt8](), state.hash)
    for (offset, event) in events.enumerated() {
      let line = JournalLine.write(
        event, number: state.lineCount + offset + 1, previous: hash, totals: totals, digest: digest)
      bytes += line.bytes
      hash = line.hash
    }
    try checkFile(state)
    do {
      try FileDescriptor.write(bytes, to: state.descriptor)
      guard fdatasync(state.descriptor) == 0 else { throw SystemError() }
    } catch {
      _ = ftruncate(state.descriptor, off_t(state.length))
      throw error
    }
    state.flushCount += 1
    state.lineCount += events.count
    state.length += bytes.count
    state.hash = hash
  }

  /// A file that was deleted or moved away can still be written to, but nobody would find it. One that
  /// was cut back in place, as `copytruncate` does, or that something else was added to is no journal
  /// any more. It is left as it is.
  private func checkFile(_ state: State) throws {
    var (mine, named) = (stat(), stat())
    guard fstat(state.descriptor, &mine) == 0, stat(path, &named) == 0 else { throw SystemError() }
    guard mine.st_ino == named.st_ino, mine.st_dev == named.st_dev else {
      throw SystemError(code: ESTALE)
    }
    guard Int(mine.st_size) == state.length else {
      throw ChangedLength(found: Int(mine.st_size), written: state.length)
    }
  }
}

/// The system calls on whole byte arrays.
enum FileDescriptor {
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count > 0 { written += count } else if errno != EINTR { throw SystemError() }
    }
  }

  /// At most `limit` bytes from `offset`.
  static func read(_ descriptor: Int32, from offset: Int = 0, limit: Int = .max) throws -> [UInt8] {
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw SystemError() }
    let wanted = min(limit, max(0, Int(information.st_size) - offset))
    var bytes = [UInt8](repeating: 0, count: wanted)
    var filled = 0
    while filled < wanted {
      let count = bytes.withUnsafeMutableBytes { buffer in
        pread(
          descriptor, buffer.baseAddress.map { $0 + filled }, wanted - filled,
          off_t(offset + filled))
      }
      if count == 0 { break }
      if count > 0 { filled += count } else if errno != EINTR { throw SystemError() }
    }
    return Array(bytes.prefix(filled))
  }
}
