import Glibc
import SystemPackage

/// The exceptions a file or a folder is granted. None is the strictest rule and the default: this
/// user's own, reached without a symlink, with one name, closed to others. Each kind of file that
/// needs less has its rule here, with the reason.
package struct Tolerance: OptionSet, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  package static let symlink = Self(rawValue: 1)
  package static let otherKind = Self(rawValue: 2)
  package static let otherOwner = Self(rawValue: 4)
  package static let secondName = Self(rawValue: 8)
  package static let openToOthers = Self(rawValue: 16)
  /// Others may read it, but not write it.
  package static let readByOthers = Self(rawValue: 32)
  /// Anything open to others is closed to them instead of being refused.
  package static let closedOnOpening = Self(rawValue: 64)
  /// It is root's, instead of this user's.
  package static let ofRoot = Self(rawValue: 128)

  /// A file that is read and may belong to another user: settings, lists of ids, the keys of
  /// tccli, the kernel's files.
  package static let anyones: Self = [.symlink, .otherOwner, .secondName, .openToOthers]
  /// The same, and a pipe or a terminal is read too, such as a shell's `<(…)`.
  package static let anything: Self = [.anyones, .otherKind]
  /// A file that was created 0600 and outlives the run. Backups may have given it a second name or
  /// other readers.
  package static let record: Self = [.secondName, .readByOthers]
  /// A document of the operator's, which is replaced whole: another name keeps the earlier one.
  package static let document: Self = [.secondName, .openToOthers]

  /// A file that binds this user, and each folder above it: only root may have written it. Systems that
  /// are installed as images give their files a second name.
  package static let binding: Self = [.ofRoot, .readByOthers, .secondName]

  /// - Parameter kind: The required kind.
  func check(_ status: Stat, is kind: FileKind) throws(FileRefusal) {
    let found = FileKind(status.type)
    if found != kind, !contains(.otherKind) {
      throw found == .symlink ? .symlink : .otherKind(found)
    }
    let owner = contains(.ofRoot) ? 0 : geteuid()
    if status.userID.rawValue != owner, !contains(.otherOwner) { throw .otherOwner }
    if kind == .file, status.linkCount > 1, !contains(.secondName) { throw .secondName }
    if status.permissions.rawValue & forbidden != 0 {
      throw .openToOthers(mode: status.permissions.rawValue)
    }
  }

  private var forbidden: mode_t {
    if !isDisjoint(with: [.openToOthers, .closedOnOpening]) { return 0 }
    return contains(.readByOthers) ? 0o022 : 0o077
  }

  /// Flags of `open` for every file: it does not wait and is not inherited.
  var flags: Int32 { O_CLOEXEC | O_NONBLOCK | (contains(.symlink) ? 0 : O_NOFOLLOW) }
}
