import Glibc
package import SystemPackage

/// Why a file or a folder was refused. The target that asked for the file has the sentence.
package enum FileRefusal: Error, Hashable, Sendable {
  case symlink
  /// It is a pipe instead of a file, or a file instead of a folder.
  case otherKind(FileKind)
  case otherOwner
  /// Its group or all users may read, write or enter it; with the permission bits.
  case openToOthers(mode: UInt32)
  /// A hard link: it may be a precious file that somebody gave a second name.
  case secondName
  /// It has more bytes than the reader accepts.
  case tooLong
  case system(Errno)

  /// Whether the path names nothing.
  package var isMissing: Bool {
    self == .system(.noSuchFileOrDirectory) || self == .system(.notDirectory)
  }

  /// Whether a new file cannot be made because the name is taken.
  package var isTaken: Bool { self == .system(.fileExists) }
}

/// The kinds of things that a path can name.
package enum FileKind: String, Hashable, Sendable {
  case file, folder, symlink, pipe, socket, device

  init(_ type: FileType) {
    self =
      switch type {
      case .regular: .file
      case .directory: .folder
      case .symbolicLink: .symlink
      case .fifo: .pipe
      case .socket: .socket
      default: .device
      }
  }
}

/// Makes a call that fails with a negative number, again if a signal interrupts it.
@discardableResult
func system<Value: SignedInteger>(_ call: () -> Value) throws(FileRefusal) -> Value {
  while true {
    let value = call()
    if value >= 0 { return value }
    let code = Errno(rawValue: errno)
    if code != .interrupted { throw .system(code) }
  }
}
