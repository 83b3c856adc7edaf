package import Fleet
import OwnFiles

/// Why a journal could not be written or will not be read.
package enum JournalError: Error, Hashable, Sendable, CustomStringConvertible {
  case cannotWrite(path: String, reason: String)
  case cannotRead(path: String, reason: String)
  case notFound(operation: String, directory: String)
  /// The line does not follow from the one before it: somebody changed the file.
  case brokenChain(path: String, line: Int, reason: String)
  case newerVersion(path: String, line: Int, version: Int)
  case ownedElsewhere(operation: String, process: String)
  /// Another program is starting or taking up an operation, or was stopped while it did.
  case locked(LockHolder)
  case otherIdentity(operation: String, owner: FleetIdentity)

  package var description: String {
    switch self {
    case .cannotWrite(let path, let reason):
      "The journal \(path) cannot be written: \(reason). Nothing more is sent without it."
    case .cannotRead(let path, let reason): "The journal \(path) cannot be read: \(reason)."
    case .notFound(let operation, let directory):
      "There is no operation \(operation) in \(directory)."
    case .brokenChain(let path, let line, let reason):
      "The journal \(path) is not what was written: line \(line) \(reason)."
    case .newerVersion(let path, let line, let version):
      "The journal \(path) was written by a newer edgereap (line \(line) has version \(version), "
        + "this program reads \(JournalLine.version)). Use that program, or a newer one."
    case .ownedElsewhere(let operation, let process):
      "Operation \(operation) is being worked on by another process (\(process))."
    case .locked(let holder):
      "The journals are locked by \(holder.name), which holds \(holder.path). Nothing was sent."
    case .otherIdentity(let operation, let owner):
      "Operation \(operation) belongs to \(owner.words), not to the account in use; it is not read."
    }
  }
}

extension JournalError {
  static func cannotWrite(_ path: String, _ refusal: FileRefusal) -> JournalError {
    .cannotWrite(path: path, reason: refusal.words)
  }

  static func cannotRead(_ path: String, _ refusal: FileRefusal) -> JournalError {
    .cannotRead(path: path, reason: refusal.words)
  }

  /// The file is not what this program has made of it.
  static func changed(_ path: String, from written: Int, to found: Int) -> JournalError {
    let reason =
      "it has \(found) bytes, of \(written) that were written: another program changed it"
    return .cannotWrite(path: path, reason: reason)
  }

  /// The value; a refusal of it becomes an error of writing the journal.
  static func writing<Value: ~Copyable>(
    _ path: String, _ body: @autoclosure () throws(FileRefusal) -> Value
  ) throws(JournalError) -> Value {
    do throws(FileRefusal) {
      return try body()
    } catch {
      throw .cannotWrite(path, error)
    }
  }

  static func reading<Value: ~Copyable>(
    _ path: String, _ body: @autoclosure () throws(FileRefusal) -> Value
  ) throws(JournalError) -> Value {
    do throws(FileRefusal) {
      return try body()
    } catch {
      throw .cannotRead(path, error)
    }
  }

  /// A journal in which nothing is: it was left before anything was sent, or something has cut it, and
  /// nobody can tell which.
  static func withoutHeader(_ path: String) -> JournalError {
    .cannotRead(
      path: path,
      reason: "its header was not written, so that nothing was sent, or it was cut since")
  }
}

/// The program that has the lock of the journals.
package struct LockHolder: Sendable, Hashable {
  /// As it has written into the file: `alice@bastion, pid 123`, without anything that a terminal
  /// would obey.
  package var name: String
  /// The file of the lock.
  package var path: String
}

extension FleetIdentity {
  fileprivate var words: String {
    let owner = account.map { "account \($0.id)" } ?? "the key that ends in \(secretIDSuffix)"
    return "\(owner) at site \(site.rawValue)\(endpoint.isEmpty ? "" : ", \(endpoint)")"
  }
}

extension FileRefusal {
  /// In words, without the path.
  fileprivate var words: String {
    switch self {
    case .symlink: "Too many levels of symbolic links"
    case .otherKind(.file): "Not a directory"
    case .otherKind: "it is not an ordinary file"
    case .otherOwner: "it belongs to another user"
    case .openToOthers(let mode): "others may write to it (mode \(String(mode, radix: 8)))"
    case .secondName: "it has a second name"
    case .tooLong: "it is too long"
    case .system(let code): "\(code)"
    }
  }
}
