/// Why a journal could not be written or will not be read.
package enum JournalError: Error, Fact {
  case cannotWrite(path: String, JournalProblem)
  case cannotRead(path: String, JournalProblem)
  case notFound(operation: String, directory: String)
  /// The line does not continue the one before it: the file was changed.
  case brokenChain(path: String, line: Int, LineProblem)
  case newerVersion(path: String, line: Int, version: Int, known: Int)
  case ownedElsewhere(operation: String, process: String)
  /// Another program is starting or resuming an operation, or was stopped while it did.
  case locked(LockHolder)
  case otherIdentity(operation: String, owner: FleetIdentity)

  package static let sample = JournalError.notFound(operation: "x", directory: "x")

  package static let kinds: [FactKind<JournalError>] = [
    FactKind(Self.cannotWrite), FactKind(Self.cannotRead), FactKind(Self.notFound),
    FactKind(Self.brokenChain), FactKind(Self.newerVersion), FactKind(Self.ownedElsewhere),
    FactKind(Self.locked), FactKind(Self.otherIdentity),
  ]

  /// A fault of a journal file.
  package enum JournalProblem: Fact {
    case file(FileProblem)
    case closed
    case lockedByAnother
    /// The length of the file differs from the bytes written.
    case length(found: Int, written: Int)
    /// The header is missing: nothing was sent, or the file was truncated later.
    case withoutHeader

    package static let sample = JournalProblem.closed
    package static let kinds: [FactKind<JournalProblem>] =
      FactKind.plain(.closed, .lockedByAnother, .withoutHeader)
      + [FactKind(Self.file), FactKind(Self.length)]
  }

  /// A fault of a journal line.
  package enum LineProblem: Fact {
    /// With what the reader of JSON says.
    case unreadable(String)
    case withoutHash
    case changed
    case outOfOrder
    case unknownType
    case misplacedHeader
    case takenBack

    package static let sample = LineProblem.changed
    package static let kinds: [FactKind<LineProblem>] =
      FactKind.plain(
        .withoutHash, .changed, .outOfOrder, .unknownType, .misplacedHeader, .takenBack)
      + [FactKind(Self.unreadable)]
  }
}

/// The program that has the lock of the journals.
package struct LockHolder: FactArgument, Hashable {
  /// As it has written into the file: `alice@bastion, pid 123`, without anything that a terminal
  /// would obey.
  package var name: String
  /// The file of the lock.
  package var path: String

  package init(name: String, path: String) {
    self.name = name
    self.path = path
  }

  package static let sample = LockHolder(name: "alice@bastion, pid 123", path: "/x/lock")
  package var spelled: [String] { [name, path] }

  package init?(taking rest: inout ArraySlice<String>) {
    guard let name = rest.popFirst(), let path = rest.popFirst() else { return nil }
    self.init(name: name, path: path)
  }
}
