package import Fleet
import JSON

/// A journal, read and verified line by line, and folded.
package struct JournalReplay: Sendable {
  /// nil where not even the header was written whole: nothing can have been sent.
  package private(set) var results: Results?
  /// Whole lines.
  package private(set) var lineCount = 0
  /// Bytes of the last line, where it was not written to its end (0: it was). They are cut off
  /// when the operation is taken up.
  package private(set) var tornBytes = 0
  /// Who took it up last.
  package private(set) var process = ""
  /// Changes that no operation makes; a journal that has them was written by a defect.
  package private(set) var rejected: [OutcomeChanges.Change] = []

  /// Where the next line goes.
  private(set) var length = 0
  private(set) var hash = ""

  /// - Parameter identity: whose operation it has to be; any other's is not read beyond its header.
  init(
    _ bytes: [UInt8], path: String, of identity: FleetIdentity? = nil, digest: Plan.Digest
  ) throws(JournalError) {
    _ = try take(bytes, path: path, of: identity, digest: digest)
  }

  /// Goes on where it stands, with what the file has after ``length``.
  ///
  /// - Returns: the events of the whole lines in it.
  mutating func take(
    _ bytes: [UInt8], path: String, of identity: FleetIdentity? = nil, digest: Plan.Digest
  ) throws(JournalError) -> [OperationEvent] {
    var events: [OperationEvent] = []
    var start = 0
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      events.append(try take(start..<end, of: bytes, path: path, digest: digest))
      if let identity, case .started(let header) = events[0], events.count == 1,
        !header.plan.identity.isSameFleet(as: identity)
      {
        throw .otherIdentity(operation: header.id, owner: header.plan.identity)
      }
      length += end + 1 - start
      start = end + 1
    }
    tornBytes = bytes.count - start
    return events
  }

  private mutating func take(
    _ line: Range<Int>, of bytes: [UInt8], path: String, digest: Plan.Digest
  ) throws(JournalError) -> OperationEvent {
    let number = lineCount + 1
    func broken(_ problem: JournalError.LineProblem) -> JournalError {
      .brokenChain(path: path, line: number, problem)
    }
    let (version, members): (Int, JournalMembers?)
    do throws(JSONFault) {
      // What a newer version writes may not be readable; its number comes first and is.
      version = try Self.version(of: line, in: bytes)
      members =
        version > JournalLine.version
        ? nil : try JSONScanner.read(bytes, in: line, JournalMembers.init(reading:))
    } catch {
      throw broken(.unreadable("\(error)"))
    }
    guard let members else {
      throw .newerVersion(
        path: path, line: number, version: version, known: JournalLine.version)
    }
    guard let hash = JournalLine.hash(of: line, in: bytes, digest: digest) else {
      throw broken(.withoutHash)
    }
    guard hash.isTrue else { throw broken(.changed) }
    guard members.previous == self.hash, members.number == number else {
      throw broken(.outOfOrder)
    }
    guard let event = members.event else { throw broken(.unknownType) }
    guard apply(event) else { throw broken(.misplacedHeader) }
    self.hash = hash.claimed
    lineCount = number
    return event
  }

  private mutating func apply(_ event: OperationEvent) -> Bool {
    if case .resumed(let process, _) = event { self.process = process }
    if case .started(let header) = event {
      guard results == nil else { return false }
      results = Results(header: header)
      process = header.startedBy
      return true
    }
    guard results != nil else { return false }
    rejected += results?.apply(event) ?? []
    return true
  }

  private static func version(
    of line: Range<Int>, in bytes: [UInt8]
  ) throws(JSONFault) -> Int {
    let name = Array("{\"v\":".utf8)
    let start = line.lowerBound + name.count
    guard start < line.upperBound, bytes[line.lowerBound..<start].elementsEqual(name) else {
      throw JSONFault(offset: line.lowerBound, expected: "a version")
    }
    return try JSONScanner.read(bytes, in: start..<line.upperBound) {
      (scanner) throws(JSONFault) in try scanner.integer()
    }
  }
}
