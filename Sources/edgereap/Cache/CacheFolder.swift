import Fleet
import Glibc
import OwnFiles

/// The folder of cached fleets: this user's own, closed to others, and no symlink.
struct CacheFolder: ~Copyable {
  private let path: String
  private let folder: OpenFolder

  /// A file that is larger is none of ours.
  private static let largestFile = 1 << 30
  /// After it a file that nobody wrote again is taken away.
  private static let shelfLife: Duration = .seconds(30 * 86_400)

  /// - Parameter isMade: whether it is made where it is missing.
  /// - Returns: nil where it is missing and not made.
  init?(_ path: String, isMade: Bool) throws(RememberedProblem) {
    do throws(FileRefusal) {
      folder = try OpenFolder(path, isMade: isMade, tolerating: .closedOnOpening)
    } catch {
      if error.isMissing, !isMade { return nil }
      throw RememberedProblem(error, at: path)
    }
    self.path = path
  }

  /// The bytes of a file; nil where there is none.
  func read(_ name: String) throws(RememberedProblem) -> [UInt8]? {
    do throws(FileRefusal) {
      let file = try OpenFile(name, in: folder, for: .reading)
      guard try file.size <= Self.largestFile else { throw .tooLong }
      return try file.read()
    } catch {
      if error.isMissing { return nil }
      throw RememberedProblem(error, at: "\(path)/\(name)")
    }
  }

  /// Puts a file there as a whole or not at all. What a crash leaves of it does not fit its checksum.
  func write(_ bytes: [UInt8], to name: String) throws(RememberedProblem) {
    do throws(FileRefusal) {
      try folder.replace(name, with: bytes)
    } catch {
      throw RememberedProblem(error, at: "\(path)/\(name)")
    }
  }

  /// Takes away files with this in their names that nobody has written for a month: what a key that is
  /// not used any more could see is not kept for ever.
  func prune(ending: String) {
    let now = Duration.seconds(time(nil))
    for (name, written) in folder.oldestFirst(where: { $0.contains(ending) })
    where now - written > Self.shelfLife {
      folder.remove(name)
    }
  }

  /// Files with this in their names, those of a writer under way among them.
  func names(with ending: String) -> [String] {
    ((try? folder.names()) ?? []).filter { $0.contains(ending) }
  }
}

extension RememberedProblem {
  fileprivate init(_ refusal: FileRefusal, at path: String) {
    self =
      switch refusal {
      case .symlink, .otherKind, .otherOwner, .secondName: .foreign(path)
      case .openToOthers: .exposed(path)
      case .tooLong: .damaged
      case .system(let code): .refused(path: path, reason: "\(code)")
      }
  }
}
