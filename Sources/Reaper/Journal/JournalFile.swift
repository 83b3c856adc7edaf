import Fleet
import OwnFiles
import Synchronization

/// The open journal of one operation, locked for this process for as long as it is open.
final class JournalFile: Sendable {
  private struct State: ~Copyable {
    /// Nil once it was let go.
    var file: OpenFile?
    var lineCount: Int
    var length: Int
    var hash: String
    var flushCount = 0
  }

  let path: String
  private let digest: Plan.Digest
  private let state: Mutex<State>

  /// Takes over an open and locked file.
  init(
    _ file: consuming OpenFile, path: String, lineCount: Int = 0, length: Int = 0,
    hash: String = "",
    digest: @escaping Plan.Digest
  ) {
    self.path = path
    self.digest = digest
    state = Mutex(State(file: file, lineCount: lineCount, length: length, hash: hash))
  }

  /// How often the disk was waited for.
  var flushCount: Int { state.withLock { $0.flushCount } }

  /// Writes a line for each event and waits until the disk has them, once for all.
  ///
  /// - Parameter totals: what the outcomes amount to, for the lines that carry it.
  /// - Throws: when not all of them are safely on the disk. The file is cut back to what it was,
  ///   as far as the system lets that happen.
  func append(_ events: [OperationEvent], totals: [OutcomeWord: Int]) throws(JournalError) {
    guard !events.isEmpty else { return }
    try state.withLock { state throws(JournalError) in
      let (bytes, hash) = lines(events, totals: totals, after: state)
      switch state.file {
      case .some(let file): try write(bytes, to: file, length: state.length)
      case .none: throw .cannotWrite(path: path, .closed)
      }
      state.flushCount += 1
      state.lineCount += events.count
      state.length += bytes.count
      state.hash = hash
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

  private func lines(
    _ events: [OperationEvent], totals: [OutcomeWord: Int], after state: borrowing State
  ) -> (bytes: [UInt8], hash: String) {
    var (bytes, hash) = ([UInt8](), state.hash)
    for (offset, event) in events.enumerated() {
      let line = JournalLine.write(
        event, number: state.lineCount + offset + 1, previous: hash, totals: totals, digest: digest)
      bytes += line.bytes
      hash = line.hash
    }
    return (bytes, hash)
  }

  /// A file that was cut back in place, as `copytruncate` does, or that something else was added to is no
  /// journal any more. It is left as it is.
  private func write(
    _ bytes: [UInt8], to file: borrowing OpenFile, length: Int
  ) throws(JournalError) {
    let found = try JournalError.writing(path, try file.size(at: path))
    guard found == length else { throw .changed(path, from: length, to: found) }
    do throws(FileRefusal) {
      try file.write(bytes)
      try file.sync()
    } catch {
      try? file.resize(to: length)
      throw .cannotWrite(path, error)
    }
  }

  /// Lets go of the file and of the operation.
  func close() { state.withLock { $0.file = nil } }
}
