package import Fleet
import Glibc

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

/// What the system said last, in its own words.
struct SystemError: Error, CustomStringConvertible {
  let code: Int32

  init(code: Int32 = errno) { self.code = code }

  var description: String {
    var buffer = [CChar](repeating: 0, count: 256)
    // The message is copied into our own buffer, since strerror's is shared by all threads.
    guard strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
    let text = String(
      decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return text.isEmpty ? "error \(code)" : text
  }
}
