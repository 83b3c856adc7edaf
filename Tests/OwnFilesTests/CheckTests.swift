import Dispatch
import Glibc
import SystemPackage
import Testing

@testable import OwnFiles

/// What is not taken for a file of this user's alone, and what each rule tolerates of it.
struct CheckTests {
  /// What somebody may have put in the place of a file.
  enum Planted: String, CaseIterable, Sendable {
    case symlink, danglingSymlink, pipe, folder, socket, device, secondName, readable, writable
    case otherOwner

    /// - Returns: False where this user cannot make it.
    func plant(in scratch: Scratch) -> Bool {
      let path = scratch["file"]
      switch self {
      case .symlink:
        scratch.write("precious", to: "target")
        return Glibc.symlink(scratch["target"], path) == 0
      case .danglingSymlink: return Glibc.symlink(scratch["nothing"], path) == 0
      case .pipe: return mkfifo(path, 0o600) == 0
      case .folder: return mkdir(path, 0o700) == 0
      case .socket: return mknod(path, S_IFSOCK | 0o600, 0) == 0
      case .device: return mknod(path, S_IFCHR | 0o600, 0x103) == 0
      case .secondName:
        scratch.write("precious", to: "target")
        return link(scratch["target"], path) == 0
      case .readable: scratch.write("precious", to: "file", mode: 0o640)
      case .writable: scratch.write("precious", to: "file", mode: 0o602)
      case .otherOwner:
        scratch.write("precious", to: "file")
        return chown(path, 65_534, 65_534) == 0
      }
      return true
    }

    var refusal: FileRefusal {
      switch self {
      case .symlink, .danglingSymlink: .symlink
      case .pipe: .otherKind(.pipe)
      case .folder: .otherKind(.folder)
      case .socket: .otherKind(.socket)
      case .device: .otherKind(.device)
      case .secondName: .secondName
      case .readable: .openToOthers(mode: 0o640)
      case .writable: .openToOthers(mode: 0o602)
      case .otherOwner: .otherOwner
      }
    }
  }

  private static func refusal(
    _ path: String, for use: OpenFile.Use, tolerating tolerance: Tolerance = []
  ) -> FileRefusal? {
    do throws(FileRefusal) {
      _ = try OpenFile(path, for: use, tolerating: tolerance)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: Planted.allCases) func nothingThatWasPlantedIsOpened(_ planted: Planted) {
    for use: OpenFile.Use in [.reading, [.appending, .made], [.updating, .made]] {
      let scratch = Scratch()
      guard planted.plant(in: scratch) else { continue }
      let mode = scratch.mode(of: "file")
      #expect(Self.refusal(scratch["file"], for: use) == planted.refusal)
      #expect(scratch.mode(of: "file") == mode)
      #expect(scratch.mode(of: "nothing") == nil)
      #expect(Self.refusal(scratch["file"], for: [.updating, .new]) == .system(.fileExists))
    }
  }

  /// What each rule lets through, of everything that can be planted.
  @Test(arguments: [
    (Tolerance.closedOnOpening, [Planted.readable, .writable]),
    (.record, [.secondName, .readable]), (.document, [.secondName, .readable, .writable]),
    (.anyones, [.symlink, .secondName, .readable, .writable, .otherOwner]),
  ])
  func aRuleToleratesWhatItNames(_ tolerance: Tolerance, _ expected: [Planted]) {
    for planted in Planted.allCases {
      let scratch = Scratch()
      guard planted.plant(in: scratch) else { continue }
      let refusal = Self.refusal(scratch["file"], for: .reading, tolerating: tolerance)
      #expect((refusal == nil) == expected.contains(planted), "\(planted): \(refusal as Any)")
    }
  }

  @Test func whatWasOpenToOthersIsClosedToThem() throws {
    let scratch = Scratch()
    scratch.write("a", to: "file", mode: 0o666)
    _ = try OpenFile(scratch["file"], for: .appending, tolerating: .closedOnOpening)
    #expect(scratch.mode(of: "file") == 0o600)
    mkdir(scratch["folder"], 0o700)
    chmod(scratch["folder"], 0o777)
    _ = try OpenFolder(scratch["folder"], tolerating: .closedOnOpening)
    #expect(scratch.mode(of: "folder") == 0o700)
  }

  @Test func aFileIsMadeForItsOwnerAlone() throws {
    let scratch = Scratch()
    let mask = umask(0)
    defer { umask(mask) }
    _ = try OpenFile(scratch["file"], for: [.appending, .made])
    _ = try OpenFolder(scratch["a/b"], isMade: true)
    #expect(scratch.mode(of: "file") == 0o600)
    #expect(scratch.mode(of: "a") == 0o700 && scratch.mode(of: "a/b") == 0o700)
    rmdir(scratch["a/b"])
    #expect(Self.refusal(scratch["none"], for: .reading)?.isMissing == true)
    #expect(Self.refusal(scratch["file/none"], for: .reading)?.isMissing == true)
    #expect(Self.refusal(scratch["made/"], for: [.appending, .made]) != nil)
    #expect(scratch.mode(of: "made") == nil)
  }

  /// Others take the name of a file all the time: what is opened is the file, or nothing.
  @Test func whatTakesTheNameBetweenTheCheckAndTheOpeningIsRefused() {
    let scratch = Scratch()
    scratch.write("precious", to: "target")
    scratch.write("ours", to: "file")
    let (path, aside, target) = (scratch["file"], scratch["aside"], scratch["target"])
    let (isOver, ended) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    DispatchQueue.global().async {
      while isOver.wait(timeout: .now()) == .timedOut {
        for plant in [{ symlink(target, path) }, { mkfifo(path, 0o600) }] as [() -> Int32] {
          rename(path, aside)
          _ = plant()
          unlink(path)
          rename(aside, path)
        }
      }
      ended.signal()
    }
    for _ in 0..<2_000 {
      guard let file = try? OpenFile(path, for: .updating) else { continue }
      let bytes = try? file.read()
      #expect(bytes == Array("ours".utf8))
    }
    isOver.signal()
    ended.wait()
    #expect(scratch.text(of: "target") == "precious")
  }
}
