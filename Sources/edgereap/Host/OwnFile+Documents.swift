import Glibc
import JSON

/// Whole documents: plans, lists, results.
extension OwnFile {
  /// Which file that is there already a new document may take the place of. Never anything but an
  /// ordinary file of this user's.
  enum Replaceable: Sendable {
    case nothing
    case earlierPlans
    case anyFile
  }

  /// Whether a document could be written there, as far as that shows without writing. To be asked
  /// before the work whose result is to be written.
  static func check(_ path: String, replacing replaceable: Replaceable) throws(Refusal) {
    if let status = try status(of: path) {
      try refuse(status, at: path, unless: replaceable)
    }
    let folder = folder(of: path)
    guard faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0 else {
      if errno == ENOENT { throw Refusal(reason: "there is no folder \(folder)") }
      throw Refusal(errno)
    }
  }

  /// Writes all of it or leaves what was there: nothing is lost to a mistyped name, and what the disk
  /// had no room for does not stand in the way of the next attempt.
  ///
  /// A file that is replaced keeps its mode; whoever has it open goes on to read the earlier one.
  static func write(
    _ text: String, to path: String, replacing replaceable: Replaceable
  ) throws(Refusal) {
    guard let status = try status(of: path) else { return try create(text, at: path) }
    try refuse(status, at: path, unless: replaceable)
    try replace(text, at: path, mode: status.st_mode & 0o777)
  }

  private static func refuse(
    _ status: stat, at path: String, unless replaceable: Replaceable
  ) throws(Refusal) {
    try refuse(status, mayHaveOtherNames: true)
    switch replaceable {
    case .nothing: throw exists
    case .earlierPlans:
      guard isPlan(path) else {
        throw Refusal(reason: "it is not a plan. Name another file, or replace it with --force")
      }
    case .anyFile: break
    }
  }

  private static let exists = Refusal(reason: "the file exists already")

  /// A plan of any version. What cannot be read is none.
  private static func isPlan(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    guard let text = try? TextFile.read(descriptor, named: path) else { return false }
    let plan = try? JSONDocument(Array(text.utf8)).root
    guard let plan else { return false }
    return plan["version"].integer != nil && plan["digest"].string != nil
      && plan["phrase"].string != nil
  }

  private static func create(_ text: String, at path: String) throws(Refusal) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw errno == EEXIST ? exists : Refusal(errno) }
    try fill(descriptor, text, path)
  }

  private static func replace(
    _ text: String, at path: String, mode: mode_t
  ) throws(Refusal) {
    let temporary = "\(folder(of: path))/.edgereap-\(getpid())"
    // What an earlier process of this number has left.
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Refusal(errno) }
    fchmod(descriptor, mode)
    try fill(descriptor, text, temporary)
    guard rename(temporary, path) == 0 else {
      let code = errno
      unlink(temporary)
      throw Refusal(code)
    }
  }

  /// Writes to a new file and closes it. What could not be written whole is taken away.
  private static func fill(
    _ descriptor: Int32, _ text: String, _ path: String
  ) throws(Refusal) {
    var text = text
    var failure = text.withUTF8 { WholeWrite.write(UnsafeRawBufferPointer($0), to: descriptor) }
    if failure == 0, fsync(descriptor) != 0, errno != EINVAL { failure = errno }
    // Some file systems say only now that there is no room.
    if close(descriptor) != 0, failure == 0 { failure = errno }
    guard failure != 0 else { return }
    unlink(path)
    throw Refusal(failure)
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
