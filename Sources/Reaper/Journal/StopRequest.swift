package import Fleet
import OwnFiles

/// A request to send nothing more of an operation: `ID.stop` beside its journal. Another program of
/// this user writes it, and the one that works on the operation looks for it and takes it away.
///
/// Whatever else has that name (a symlink, a folder, a file of another user) is no request.
extension JournalDirectory {
  /// How often either program looks.
  private static let interval = Duration.milliseconds(200)

  private func stopRequest(_ operation: String) -> String { "\(operation).stop" }

  /// Who asks that nothing more be sent of an operation; nil where nobody does.
  func stopAsker(of operation: String) -> String? {
    let bytes = try? OpenFile("\(path)/\(stopRequest(operation))", for: .reading)
      .read(limit: Self.longestName)
    return bytes.map(Self.name)
  }

  func endStopRequest(of operation: String) {
    try? OpenFolder(path, tolerating: .anyones).remove(stopRequest(operation))
  }

  /// Stops an operation that this program works on whenever another asks for it, until it has ended.
  package func obeyStopRequests(of operation: Operation) async {
    await withDiscardingTaskGroup { group in
      group.addTask(executorPreference: DiskExecutor.shared) {
        while !Task.isCancelled {
          if let process = stopAsker(of: operation.id) {
            await operation.stop(askedBy: process)
            // Only now: that it is gone tells the asker that it was obeyed.
            endStopRequest(of: operation.id)
          }
          try? await Task.sleep(for: Self.interval)
        }
      }
      await operation.untilEnded()
      group.cancelAll()
    }
    endStopRequest(of: operation.id)
  }

  /// Asks the program that works on an operation to send nothing more of it, and waits for its answer.
  ///
  /// - Parameter process: who asks, as the journal is to tell it.
  /// - Throws: where there is no such operation, or it cannot be read or asked.
  package func stop(
    _ operation: String, as process: String, patience: Int64 = 5
  ) async throws(JournalError) -> StopAnswer {
    guard try maySend(operation), isOpen(operation) else {
      return try withdrawn(operation)
    }
    let request = "\(path)/\(stopRequest(operation))"
    try JournalError.writing(
      request,
      try OpenFolder(path, tolerating: [.symlink, .closedOnOpening])
        .replace(stopRequest(operation), with: Array(process.utf8)))
    let end = ContinuousClock.now + .seconds(patience)
    while isOpen(operation) {
      if stopAsker(of: operation) == nil, try totals(of: operation)[.queued] == nil {
        return .stopped
      }
      guard ContinuousClock.now < end else {
        // What was not seen in time must not be obeyed later.
        endStopRequest(of: operation)
        return .unanswered(seconds: patience)
      }
      try? await Task.sleep(for: Self.interval / 4)
    }
    return try withdrawn(operation)
  }

  /// The answer where nobody works on the operation, whose requests have no use now.
  private func withdrawn(_ operation: String) throws(JournalError) -> StopAnswer {
    if !isOpen(operation) { endStopRequest(of: operation) }
    return try maySend(operation) ? .unattended : .nothingToSend
  }

  /// Whether a call may still leave: what is unknown or not answered may be sent again.
  private func maySend(_ operation: String) throws(JournalError) -> Bool {
    let totals = try totals(of: operation)
    return [.queued, .sent, .unknown].contains { totals[$0] != nil }
  }

  private func totals(of operation: String) throws(JournalError) -> [OutcomeWord: Int] {
    guard let results = try replay(operation).results else { throw .withoutHeader(file(operation)) }
    return results.totals
  }
}
