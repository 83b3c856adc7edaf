/// Why a file or a folder is not used.
package enum FileProblem: Fact {
  case symlink
  case pipe
  case socket
  case device
  /// A folder where a file is expected.
  case folder
  /// A file where a folder is expected.
  case file
  case otherOwner
  /// The permission bits, in octal digits.
  case openToOthers(mode: String)
  /// A hard link.
  case secondName
  case tooLong
  /// In the words of the system.
  case system(String)

  package static let sample = FileProblem.symlink

  package static let kinds: [FactKind<FileProblem>] =
    FactKind.plain(
      .symlink, .pipe, .socket, .device, .folder, .file, .otherOwner, .secondName, .tooLong)
    + [FactKind(Self.openToOthers), FactKind(Self.system)]
}
