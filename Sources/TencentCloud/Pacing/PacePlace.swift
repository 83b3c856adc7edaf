package import Fleet
import Glibc
import OwnFiles

/// The folder of the shared pace, which only this user can enter.
package struct PacePlace: Sendable, Hashable {
  /// Absolute. It has to be there.
  private let base: String
  /// Whether the base has to be this user's alone, as the folders below it have to be.
  private let isBaseOwn: Bool
  /// Below the base, made with mode 0700 where they are missing.
  private let folders: [String]

  /// - Parameter base: Has to be this user's alone.
  package init(in base: String, folders: [String]) {
    self.init(base: base, isBaseOwn: true, folders: folders)
  }

  private init(base: String, isBaseOwn: Bool, folders: [String]) {
    var base = base
    while base.count > 1, base.last == "/" { base.removeLast() }
    self.base = base
    self.isBaseOwn = isBaseOwn
    self.folders = folders
  }

  /// The places of a user, the best first. They are the same for all programs of the user, whatever
  /// folders of state those have.
  ///
  /// - Parameters:
  ///   - runtimeFolder: The value of `XDG_RUNTIME_DIR`. The specification has a relative one ignored.
  ///   - shared: A folder that all users write to.
  package static func all(
    runtimeFolder: String?, runtimeFolders: String = "/run/user", shared: String = "/tmp",
    user: UInt32 = geteuid()
  ) -> [PacePlace] {
    let named = runtimeFolder.flatMap { $0.hasPrefix("/") ? $0 : nil }
    let bases = [named, "\(runtimeFolders)/\(user)"].compactMap(\.self)
    return bases.map { PacePlace(in: $0, folders: ["edgereap", "pace"]) }
      + [PacePlace(base: shared, isBaseOwn: false, folders: ["edgereap-\(user)", "pace"])]
  }

  package var path: String { ([base] + folders).joined(separator: "/") }

  /// Why a place cannot be used.
  package struct Refusal: Error, Sendable, Hashable {
    package var path: String
    package var problem: FileProblem
  }

  /// Makes the place where it is missing, and says what is wrong with it. nil where it can be used.
  package func refusal() -> Refusal? {
    do throws(Refusal) {
      _ = try open()
      return nil
    } catch {
      return error
    }
  }

  /// Each folder is opened in the one before it and checked when it is open, so that nobody can put
  /// another in its place meanwhile.
  func open() throws(Refusal) -> OpenFolder {
    var path = base
    do throws(FileRefusal) {
      var folder = try OpenFolder(base, tolerating: isBaseOwn ? [] : [.otherOwner, .openToOthers])
      for name in folders {
        path += "/\(name)"
        folder = try OpenFolder(making: name, in: folder)
      }
      return folder
    } catch {
      throw Refusal(path: path, problem: error.problem)
    }
  }
}
