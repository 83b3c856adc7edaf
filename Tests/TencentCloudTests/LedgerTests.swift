import Glibc
import Synchronization
import Testing

@testable import TencentCloud

/// A folder of its own that goes with the test.
final class Scratch: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/edgereap-test-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
  }

  deinit {
    for name in names { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  var names: [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  func write(_ text: String, to name: String, mode: mode_t = 0o600) {
    let descriptor = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, mode)
    let bytes = Array(text.utf8)
    #expect(Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
    fchmod(descriptor, mode)
    close(descriptor)
  }

  func mode(of name: String) -> mode_t {
    var status = stat()
    stat("\(path)/\(name)", &status)
    return status.st_mode & 0o7777
  }
}

struct LedgerTests {
  static let lane = PacingTests.lane
  static let spacing = Pacer.spacing(limit: 20)

  static func ledger(_ scratch: Scratch, boot: String = "b", at now: Duration) -> FileSlotLedger {
    FileSlotLedger(directory: scratch.path, bootID: boot, patience: 1) { now }
  }

  @Test func `two programs share one sequence of slots`() {
    let scratch = Scratch()
    let programs = [Self.ledger(scratch, at: .seconds(50)), Self.ledger(scratch, at: .seconds(50))]
    let begins = (0..<40).map { programs[$0 % 2].reserve(Self.lane, spacing: Self.spacing).begin }
    #expect(begins == (0..<40).map { .seconds(50) + Self.spacing * $0 })
  }

  @Test func `the next program goes on where the last one ended`() {
    let scratch = Scratch()
    let last = Self.ledger(scratch, at: .seconds(50)).reserve(Self.lane, spacing: Self.spacing)
    let next = Self.ledger(scratch, at: .seconds(50)).reserve(Self.lane, spacing: Self.spacing)
    #expect(next.begin == last.end)
  }

  @Test func `a start of the machine begins anew`() {
    let scratch = Scratch()
    _ = Self.ledger(scratch, boot: "x", at: .seconds(50)).reserve(Self.lane, spacing: Self.spacing)
    let now = Duration.seconds(49)
    let slot = Self.ledger(scratch, boot: "y", at: now).reserve(Self.lane, spacing: Self.spacing)
    #expect(slot.begin == now)
  }

  @Test(
    "whatever the file says, nobody waits for long",
    arguments: [
      "", "garbage\n", "edgereap-pace 1 b 9223372036854775807\n",
      "edgereap-pace 1 b -9223372036854775808\n", "edgereap-pace 1 b 99999999999999999999999\n",
      "edgereap-pace 1 b 3600000000000\n", "edgereap-pace 2 b 50000000000\n",
      "edgereap-pace 1 b 50000000000", "\u{0}\u{0}\u{0}\u{0}", "edgereap-pace 1 b \n",
      String(repeating: "edgereap-pace 1 b 1\n", count: 50_000),
    ])
  func hostileFile(text: String) {
    let scratch = Scratch()
    scratch.write(text, to: Self.lane.fileName)
    let ledger = Self.ledger(scratch, at: .seconds(50))
    let slots = (0..<3).map { _ in ledger.reserve(Self.lane, spacing: Self.spacing) }
    #expect(slots[0].begin >= .seconds(50) && slots[0].begin <= .seconds(54))
    #expect(slots[1].begin == slots[0].end)
    #expect(slots[2].begin == slots[1].end)
    // And it is mended.
    let other = Self.ledger(scratch, at: .seconds(50)).reserve(Self.lane, spacing: Self.spacing)
    #expect(other.begin == slots[2].end)
  }

  @Test func `a file that cannot be used leaves a program its own pace`() {
    let scratch = Scratch()
    mkdir("\(scratch.path)/\(Self.lane.fileName)", 0o700)
    let ledger = Self.ledger(scratch, at: .seconds(50))
    let slots = (0..<3).map { _ in ledger.reserve(Self.lane, spacing: Self.spacing) }
    #expect(slots[2].begin == .seconds(50) + Self.spacing * 2)
    rmdir("\(scratch.path)/\(Self.lane.fileName)")
  }

  @Test func `a link is not followed`() {
    let scratch = Scratch()
    scratch.write("precious", to: "target")
    symlink("\(scratch.path)/target", "\(scratch.path)/\(Self.lane.fileName)")
    _ = Self.ledger(scratch, at: .seconds(50)).reserve(Self.lane, spacing: Self.spacing)
    let kept = try? POSIXFileReader().read("\(scratch.path)/target")
    #expect(kept.map { String(decoding: $0.bytes, as: UTF8.self) } == "precious")
  }

  @Test func `a program that was stopped with the file in its hand is not waited for`() {
    let scratch = Scratch()
    _ = Self.ledger(scratch, at: .seconds(50)).reserve(Self.lane, spacing: Self.spacing)
    let descriptor = open("\(scratch.path)/\(Self.lane.fileName)", O_RDWR)
    #expect(flock(descriptor, LOCK_EX) == 0)
    let slot = Self.ledger(scratch, at: .seconds(50)).reserve(Self.lane, spacing: Self.spacing)
    #expect(slot.begin == .seconds(50))
    close(descriptor)
  }

  @Test func `a slot that was not used is given back, unless somebody stands behind it`() {
    let scratch = Scratch()
    let programs = [Self.ledger(scratch, at: .seconds(50)), Self.ledger(scratch, at: .seconds(50))]
    let first = programs[0].reserve(Self.lane, spacing: Self.spacing)
    programs[0].giveBack(first)
    let second = programs[1].reserve(Self.lane, spacing: Self.spacing)
    #expect(second.begin == first.begin)
    let third = programs[0].reserve(Self.lane, spacing: Self.spacing)
    programs[1].giveBack(second)
    #expect(programs[1].reserve(Self.lane, spacing: Self.spacing).begin == third.end)
  }

  @Test func `the file is the user's own and does not tell the account`() {
    let scratch = Scratch()
    let lane = PaceLane(service: .ecm, action: "../../x", account: "100012345678")
    let folder = "\(scratch.path)"
    let ledger = FileSlotLedger(directory: folder, bootID: "b") { .seconds(1) }
    _ = ledger.reserve(lane, spacing: Self.spacing)
    #expect(scratch.names.count == 1)
    #expect(scratch.names.allSatisfy { $0.hasPrefix("ecm.x.") && !$0.contains("1000123") })
    #expect(scratch.names.allSatisfy { scratch.mode(of: $0) == 0o600 })
  }

  @Test func `the clock of the host runs and knows its boot`() {
    let first = HostClock.now()
    #expect(HostClock.now() >= first)
    #expect(HostClock.bootID.count == 36)
  }
}
