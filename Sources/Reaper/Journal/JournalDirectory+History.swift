package import Fleet
import JSON
import OwnFiles

extension JournalDirectory {
  /// Every operation here, newest first; one whose journal cannot be read says why.
  ///
  /// A finished one tells its totals in its last line, so that only the two ends of its file are
  /// read; verifying is what ``replay(_:)`` is for.
  package func history() throws(JournalError) -> [PastOperation] {
    try operations().map { operation in
      do throws(JournalError) {
        return try past(operation)
      } catch {
        return PastOperation(unreadable: operation, error)
      }
    }
  }

  /// The operations of this fleet that something is open in and nobody works on, newest first.
  package func unfinished(of identity: FleetIdentity) throws(JournalError) -> [PastOperation] {
    try history().filter { operation in
      guard operation.status == .unfinished,
        let owner = operation.owner ?? (try? replay(operation.id).results?.header.plan.identity)
      else { return false }
      return owner.isSameFleet(as: identity)
    }
  }

  /// The operations of this fleet that a live program works on, newest first.
  package func running(of identity: FleetIdentity) throws(JournalError) -> [String] {
    try operations().filter { operation in
      guard isOpen(operation), let header = try? replay(operation).results?.header else {
        return false
      }
      return header.plan.identity.isSameFleet(as: identity)
    }
  }

  private func past(_ operation: String) throws(JournalError) -> PastOperation {
    let journal = try open(operation)
    let isRunning = isOpen(operation)
    if !isRunning, let ended = ended(operation, journal) { return ended }
    let path = file(operation)
    guard let results = try replay(journal, path: path).results else {
      throw .withoutHeader(path)
    }
    let status: PastOperation.Status =
      if case .finished = results.status { .finished } else { isRunning ? .running : .unfinished }
    return PastOperation(
      id: operation, startedBy: results.header.startedBy,
      reason: results.header.discipline.reason,
      signedBy: results.header.plan.signatures.map(\.principal),
      startedAt: results.header.startedAt,
      targets: results.header.plan.targets.count, totals: results.totals, status: status,
      owner: results.header.plan.identity)
  }

  /// From the first and the last line alone; nil unless the last one is an end.
  private func ended(_ operation: String, _ journal: borrowing OpenFile) -> PastOperation? {
    guard
      let head = try? journal.read(limit: 4096),
      let size = try? journal.size, let tail = try? journal.read(from: max(0, size - 2048)),
      tail.last == UInt8(ascii: "\n"),
      let lastStart = tail.dropLast().lastIndex(of: UInt8(ascii: "\n")).map({ $0 + 1 }),
      JournalLine.hash(of: lastStart..<(tail.count - 1), in: tail, digest: digest)?.isTrue == true
    else { return nil }
    guard
      let end = try? JSONScanner.read(
        tail, in: lastStart..<(tail.count - 1), JournalMembers.init(reading:)),
      end.version <= JournalLine.version,
      end.type == "finished" || end.type == "paused",
      let start = JournalMembers.head(of: head), start.version <= JournalLine.version
    else { return nil }
    return PastOperation(
      id: operation, startedBy: start.text, reason: start.discipline?.reason,
      signedBy: start.signedBy, startedAt: start.startedAt, targets: start.targets,
      totals: end.totals,
      status: end.type == "finished" ? .finished : .unfinished,
      owner: JournalMembers.owner(in: head))
  }
}

extension JournalMembers {
  /// Whose plan it is, which stands before everything in a plan that can be long.
  fileprivate static func owner(in bytes: [UInt8]) -> FleetIdentity? {
    let (start, stop) = (Array(",\"plan\":".utf8), Array(",\"options\":".utf8))
    guard let plan = bytes.firstRange(of: start)?.upperBound,
      let end = bytes[plan...].firstRange(of: stop)?.lowerBound
    else { return nil }
    let closed = Array(bytes[plan..<end]) + [UInt8(ascii: "}")]
    let head = try? JSONScanner.read(closed) { (scanner) throws(JSONFault) in
      try Plan(reading: &scanner)
    }
    return head?.identity
  }

  /// What stands before the plan in a header's line, which may be cut off after that.
  fileprivate static func head(of bytes: [UInt8]) -> JournalMembers? {
    let marker = Array(",\"plan\":".utf8)
    guard let end = bytes.firstRange(of: marker)?.lowerBound else { return nil }
    let closed = Array(bytes[..<end]) + [UInt8(ascii: "}")]
    let members = try? JSONScanner.read(closed, JournalMembers.init(reading:))
    return members?.type == "started" ? members : nil
  }
}
