import Fleet
import Glibc
@testable import Reaper
import Synchronization
import Support
import Testing

/// A folder of journals that is not as it should be: open to others, somebody else's, with things in
/// it that nobody here wrote.
struct JournalFolderTests {
  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  @Test func aFolderThatWasOpenToOthersIsClosedToThem() throws {
    let drill = Drill(fleet(.ecm, 2))
    mkdir(drill.journal.path, 0o777)
    chmod(drill.journal.path, 0o777)
    drill.finish(try drill.start())
    #expect(mode(drill.journal.path) == 0o700)
  }

  @Test func aFolderMayBeALinkToAnotherOfOnesOwn() throws {
    let drill = Drill(fleet(.ecm, 2))
    let elsewhere = "\(drill.folder.path)/elsewhere"
    mkdir(elsewhere, 0o755)
    symlink(elsewhere, drill.journal.path)
    let results = drill.finish(try drill.start())
    #expect(results.totals == [.gone: 2])
    #expect(mode(elsewhere) == 0o700)
  }

  /// As root the folder is given away; an ordinary user finds one that is root's.
  @Test func aFolderOfAnotherUserIsRefusedAndNothingIsSent() throws {
    let drill = Drill(fleet(.ecm, 2))
    if geteuid() == 0 {
      mkdir(drill.journal.path, 0o777)
      chown(drill.journal.path, 65534, 65534)
    } else {
      symlink("/usr", drill.journal.path)
    }
    let error = #expect(throws: JournalError.self) { try drill.start() }
    guard case .cannotWrite(_, .file(.otherOwner)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(drill.cloud.ledger.withLock { $0.terminateCalls.isEmpty })
  }

  /// Whoever owns the folder of the folder can put another in its place.
  @Test(arguments: [false, true]) func noneOfAnotherUserIsRead(isParent: Bool) throws {
    guard geteuid() == 0 else { return }
    let drill = Drill(fleet(.ecm, 2))
    let id = try drill.start()
    drill.finish(id)
    let path = isParent ? drill.folder.path : drill.journal.path
    chown(path, 65534, 65534)
    defer { chown(path, 0, 0) }
    let refusal = JournalError.cannotRead(path: path, .file(.otherOwner))
    #expect(throws: refusal) { try drill.journal.history() }
    #expect(throws: refusal) { try drill.journal.replay(id.id) }
    #expect(throws: JournalError.cannotWrite(path: path, .file(.otherOwner))) {
      try drill.start()
    }
  }

  @Test func whatWasPlantedBesideTheJournalsNeitherHoldsUpNorIsTaken() throws {
    let drill = Drill(fleet(.ecm, 2))
    let finished = try drill.start()
    drill.finish(finished)
    let path = drill.journal.path
    mkfifo("\(path)/20261121-000000-aaaa.jsonl", 0o666)
    symlink("\(path)/\(finished.id).jsonl", "\(path)/20261121-000000-bbbb.jsonl")
    mkdir("\(path)/20261121-000000-cccc.jsonl", 0o777)
    for (name, words) in [
      ("aaaa", "a pipe"), ("bbbb", "a symlink"), ("cccc", "a folder"),
    ] {
      let error = #expect(throws: JournalError.self) {
        try drill.journal.replay("20261121-000000-\(name)")
      }
      #expect(error?.english.contains(words) == true, "\(String(describing: error))")
    }
    // They are named in the history, beside what can be read, and in nobody's way.
    let history = try drill.journal.history()
    #expect(history.count == 4)
    #expect(try drill.journal.openKeys(of: Drill.identity).isEmpty)
    if geteuid() == 0 {
      chown("\(path)/\(finished.id).jsonl", 65534, 65534)
      let error = #expect(throws: JournalError.self) { try drill.journal.replay(finished.id) }
      #expect(error?.english.contains("owned by another user") == true)
    }
  }

  @Test func aLockThatIsAPipeHoldsNobodyUp() throws {
    let drill = Drill(fleet(.ecm, 2))
    mkdir(drill.journal.path, 0o700)
    mkfifo("\(drill.journal.path)/.lock", 0o600)
    #expect(drill.finish(try drill.start()).totals == [.gone: 2])
  }
}
