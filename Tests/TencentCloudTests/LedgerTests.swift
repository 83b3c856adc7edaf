import Glibc
import TC3Signer
import Testing

@testable import TencentCloud

/// A folder of its own that goes with the test.
final class Scratch: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/edgereap-test-XXXXXX".utf8CString)
    mkdtemp(&template)
    path = template.withUnsafeBufferPointer {
      String(decoding: $0.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
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

  func write(_ bytes: [UInt8], to name: String, mode: mode_t = 0o600) {
    let descriptor = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, mode)
    #expect(Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
    fchmod(descriptor, mode)
    close(descriptor)
  }

  func write(_ text: String, to name: String, mode: mode_t = 0o600) {
    write(Array(text.utf8), to: name, mode: mode)
  }

  func bytes(of name: String) -> [UInt8]? { try? POSIXFileReader().read("\(path)/\(name)")?.bytes }

  /// Of 512 bytes, allocated.
  func blocks(of name: String) -> Int {
    var status = stat()
    stat("\(path)/\(name)", &status)
    return Int(status.st_blocks)
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
  /// Of the lane, in the boot `b`.
  static let file = "\(lane.fileName).\(MessageDigest.short(of: "b"))"

  static func ledger(_ scratch: Scratch, boot: String = "b", at now: Duration) -> FileSlotLedger {
    FileSlotLedger(places: [PacePlace(in: scratch.path, folders: [])], bootID: boot) { now }
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
    "whatever the number is, nobody waits for long, and it is right from then on",
    arguments: [
      Int64.min, -1, 0, 1, 49_999_999_999, 53_999_999_999, 54_000_000_001, 3_600_000_000_000, .max,
    ])
  func hostileNumber(number: Int64) {
    let scratch = Scratch()
    scratch.write(withUnsafeBytes(of: number) { Array($0) }, to: Self.file)
    let ledger = Self.ledger(scratch, at: .seconds(50))
    let slots = (0..<3).map { _ in ledger.reserve(Self.lane, spacing: Self.spacing) }
    #expect(slots[0].begin >= .seconds(50) && slots[0].begin <= .seconds(54))
    #expect(slots[1].begin == slots[0].end || slots[1].begin == .seconds(50) + Self.spacing)
    let other = Self.ledger(scratch, at: .seconds(50)).reserve(Self.lane, spacing: Self.spacing)
    #expect(other.begin == slots[2].end)
  }

  @Test(
    "whatever the number becomes, what a program reserved for itself stays so",
    arguments: [Int64.min, 0, 49_999_999_999, 54_000_000_001, .max])
  func numberOfSomebodyElse(number: Int64) {
    let scratch = Scratch()
    let ledger = Self.ledger(scratch, at: .seconds(50))
    let last = ledger.reserve(Self.lane, spacing: .seconds(1))
    scratch.write(withUnsafeBytes(of: number) { Array($0) }, to: Self.file)
    #expect(ledger.reserve(Self.lane, spacing: Self.spacing).begin == last.end)
  }

  @Test(
    "a file of another size leaves a program its own pace, and stays as it is",
    arguments: [1, 7, 9, 36, 4096, 100_000])
  func otherSize(size: Int) throws {
    let scratch = Scratch()
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
    scratch.write(bytes, to: Self.file)
    let ledger = Self.ledger(scratch, at: .seconds(50))
    let slots = (0..<3).map { _ in ledger.reserve(Self.lane, spacing: Self.spacing) }
    #expect(slots.map(\.begin) == (0..<3).map { .seconds(50) + Self.spacing * $0 })
    #expect(scratch.bytes(of: Self.file) == bytes)
  }

  @Test func `a file that is cut while it is used is as good as a new one`() {
    let scratch = Scratch()
    let ledger = Self.ledger(scratch, at: .seconds(50))
    let first = ledger.reserve(Self.lane, spacing: Self.spacing)
    scratch.write([], to: Self.file)
    let second = ledger.reserve(Self.lane, spacing: Self.spacing)
    #expect(second.begin == first.end)
    let other = Self.ledger(scratch, at: .seconds(50)).reserve(Self.lane, spacing: Self.spacing)
    #expect(other.begin == second.end)
  }

  /// A page that is not there would end the program with `SIGBUS`.
  @Test func `a number in a file that was cut since is not touched`() throws {
    let scratch = Scratch()
    let folder = try PacePlace(in: scratch.path, folders: []).open()
    guard let number = SharedNumber("n", in: folder, isCreated: true) else {
      Issue.record("a number cannot be made")
      return
    }
    // On a disk that is full it would not be allocated later.
    #expect(scratch.blocks(of: "n") > 0)
    let whole = (number.value, number.replace(0, by: 7))
    scratch.write([], to: "n")
    let cut = (number.value, number.replace(7, by: 8))
    #expect(whole == (0, true))
    #expect(cut == (nil, false))
  }

  /// As on a disk that is full.
  @Test func `a file that cannot grow leaves a program its own pace`() async {
    await #expect(processExitsWith: .success) {
      let scratch = Scratch()
      signal(SIGXFSZ, SIG_IGN)
      var none = rlimit(rlim_cur: 0, rlim_max: 0)
      #expect(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &none) == 0)
      let ledger = LedgerTests.ledger(scratch, at: .seconds(50))
      let slots = (0..<3).map { _ in
        ledger.reserve(LedgerTests.lane, spacing: LedgerTests.spacing)
      }
      #expect(slots[2].begin == .seconds(50) + LedgerTests.spacing * 2)
    }
  }

  @Test func `a folder in the place of the file leaves a program its own pace`() {
    let scratch = Scratch()
    mkdir("\(scratch.path)/\(Self.file)", 0o700)
    let ledger = Self.ledger(scratch, at: .seconds(50))
    let slots = (0..<3).map { _ in ledger.reserve(Self.lane, spacing: Self.spacing) }
    #expect(slots[2].begin == .seconds(50) + Self.spacing * 2)
    rmdir("\(scratch.path)/\(Self.file)")
  }

  @Test(
    "a pipe, a symlink and a second name are neither waited for nor written through",
    arguments: ["pipe", "symlink", "second name"])
  func planted(kind: String) {
    let scratch = Scratch()
    let precious = Array("precious".utf8)
    scratch.write(precious, to: "target")
    let path = "\(scratch.path)/\(Self.file)"
    switch kind {
    case "pipe": mkfifo(path, 0o600)
    case "symlink": symlink("\(scratch.path)/target", path)
    default: link("\(scratch.path)/target", path)
    }
    let ledger = Self.ledger(scratch, at: .seconds(50))
    let slots = (0..<3).map { _ in ledger.reserve(Self.lane, spacing: Self.spacing) }
    #expect(slots[2].begin == .seconds(50) + Self.spacing * 2)
    #expect(scratch.bytes(of: "target") == precious)
  }

  @Test func `nobody who holds the file keeps the others from counting together`() {
    let scratch = Scratch()
    let last = Self.ledger(scratch, at: .seconds(50)).reserve(Self.lane, spacing: Self.spacing)
    let descriptor = open("\(scratch.path)/\(Self.file)", O_RDWR)
    #expect(flock(descriptor, LOCK_EX) == 0)
    defer { close(descriptor) }
    let slot = Self.ledger(scratch, at: .seconds(50)).reserve(Self.lane, spacing: Self.spacing)
    #expect(slot.begin == last.end)
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
    _ = Self.ledger(scratch, at: .seconds(1)).reserve(lane, spacing: Self.spacing)
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
