package import Fleet
import OwnFiles

/// The journal of an operation that another program works on, read on as it grows. Nothing is
/// locked and nothing is written: whoever looks on can neither hold up nor change anything.
package struct JournalTail: Sendable {
  /// Everything that was read, folded.
  package private(set) var results: Results

  private let directory: JournalDirectory
  private let operation: String
  private var replay: JournalReplay

  init(
    _ operation: String, in directory: JournalDirectory, as identity: FleetIdentity
  ) throws(JournalError) {
    self.directory = directory
    self.operation = operation
    replay = try directory.replay(
      try directory.open(operation), path: directory.file(operation), of: identity)
    guard let results = replay.results else {
      throw .withoutHeader(directory.file(operation))
    }
    self.results = results
  }

  /// The lines that were added since.
  ///
  /// - Throws: `brokenChain` also where the file was cut back behind what was read, as the program
  ///   that writes it does when the disk refuses a line.
  package mutating func read() throws(JournalError) -> [OperationEvent] {
    let path = directory.file(operation)
    let journal = try directory.open(operation)
    guard try JournalError.reading(path, try journal.size) >= replay.length else {
      throw .brokenChain(path: path, line: replay.lineCount, .takenBack)
    }
    let bytes = try JournalError.reading(path, try journal.read(from: replay.length))
    let events = try replay.take(bytes, path: path, digest: directory.digest)
    for event in events { results.apply(event) }
    return events
  }
}

extension JournalDirectory {
  /// What is known of an operation that another program works on, and every event after it as its
  /// journal gets it. The stream ends when nobody works on the operation any more, or when its
  /// journal cannot be read on.
  ///
  /// - Parameter interval: How often the file is looked at.
  package func follow(
    _ operation: String, as identity: FleetIdentity, every interval: Duration = .milliseconds(500)
  ) throws(JournalError) -> (
    results: Results, events: AsyncThrowingStream<OperationEvent, any Error>
  ) {
    let tail = try JournalTail(operation, in: self, as: identity)
    let (events, continuation) = AsyncThrowingStream<OperationEvent, any Error>.makeStream()
    let task = Task(executorPreference: DiskExecutor.shared) {
      var tail = tail
      do {
        while true {
          // Looked at first: what is written before the lock goes must not be missed.
          let isOpen = isOpen(operation)
          for event in try tail.read() { continuation.yield(event) }
          guard isOpen else { break }
          try await Task.sleep(for: interval)
        }
        continuation.finish()
      } catch {
        continuation.finish(throwing: error)
      }
    }
    continuation.onTermination = { _ in task.cancel() }
    return (tail.results, events)
  }
}
