import JSON
import OwnFiles
import TencentCloud
import Words

/// What the program writes to a path that a person named: plans, lists and results as whole documents,
/// the trace and the log by adding to them.
enum OwnFile {
  /// In words, without the path.
  struct Refusal: Error, Sendable {
    var sentence: Sentence

    init(_ sentence: @escaping Sentence) { self.sentence = sentence }

    init(_ refusal: FileRefusal) { self.init { $0.file(refusal) } }

    var reason: String { sentence(.spoken) }
  }

  /// Which file that is there already a new document may take the place of. Never anything but an
  /// ordinary file of this user's.
  enum Replaceable: Sendable {
    case nothing
    case earlierPlans
    case anyFile
  }

  /// Opens a file to add to it, and makes it where it is missing.
  ///
  /// What others can plant in a folder that is open to them is refused: a symlink, which would be
  /// written to wherever it leads; a pipe, which would hold the program up; a file of another user,
  /// who reads what is written; and a second name of a file that is something else. What is this
  /// user's own and was open to others is closed to them.
  static func openForAppending(_ path: String) throws(FileRefusal) -> OpenFile {
    try OpenFile(path, for: [.appending, .made], tolerating: .closedOnOpening)
  }

  /// Whether a document could be written there, as far as that shows without writing. To be asked
  /// before the work whose result is to be written.
  static func check(_ path: String, replacing replaceable: Replaceable) throws(Refusal) {
    _ = try mode(of: path, replacing: replaceable)
    do throws(FileRefusal) {
      try WholeFile.checkFolder(of: path)
    } catch {
      guard error.isMissing else { throw Refusal(error) }
      throw Refusal { $0.noFolder(WholeFile.folder(of: path)) }
    }
  }

  /// Writes all of it or leaves what was there. A file that is replaced keeps its mode.
  static func write(
    _ text: String, to path: String, replacing replaceable: Replaceable
  ) throws(Refusal) {
    let mode = try mode(of: path, replacing: replaceable)
    do throws(FileRefusal) {
      guard let mode else { return try WholeFile.create(text, at: path) }
      try WholeFile.replace(path, with: text, mode: mode)
    } catch {
      throw error.isTaken ? exists : Refusal(error)
    }
  }

  /// Of the file that would be replaced; nil where there is none.
  private static func mode(
    of path: String, replacing replaceable: Replaceable
  ) throws(Refusal) -> UInt32? {
    let found: UInt32?
    do throws(FileRefusal) {
      found = try WholeFile.mode(of: path, tolerating: .document)
    } catch {
      throw Refusal(error)
    }
    guard let found else { return nil }
    switch replaceable {
    case .nothing: throw exists
    case .earlierPlans:
      guard isPlan(path) else {
        throw Refusal { $0.fileIsNoPlan }
      }
    case .anyFile: break
    }
    return found
  }

  private static let exists = Refusal { $0.fileExists }

  /// A plan of any version. What cannot be read is none.
  private static func isPlan(_ path: String) -> Bool {
    let bytes = try? OpenFile(path, for: .reading, tolerating: .document)
      .readToEnd(limit: TextFile.largest)
    guard let plan = try? JSONDocument(bytes ?? []).root else { return false }
    return plan["version"].integer != nil && plan["digest"].string != nil
      && plan["phrase"].string != nil
  }
}

extension Words {
  /// Without the path.
  func file(_ refusal: FileRefusal) -> String { file(refusal.problem) }
}
