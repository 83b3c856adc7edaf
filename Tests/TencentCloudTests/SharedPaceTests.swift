import Glibc
import Synchronization
import Testing

@testable import TencentCloud

/// Slots of many threads and processes that meet in one number.
struct SharedPaceTests {
  private static let spacing: Duration = .microseconds(40)
  private static let perThread = 400

  /// What every thread does, with a ledger of its own: it reserves, gives every seventh slot back, and
  /// says when the others begin.
  @Sendable private static func reserve(in folder: String) -> [Int64] {
    let ledger = FileSlotLedger(
      places: [PacePlace(in: folder, folders: [])], bootID: "b", now: HostClock.now)
    var begins: [Int64] = []
    for index in 1...perThread {
      let slot = ledger.reserve(LedgerTests.lane, spacing: spacing)
      if index % 7 == 0 {
        ledger.giveBack(slot)
      } else {
        begins.append(slot.begin.wholeNanoseconds)
      }
    }
    return begins
  }

  private static func begins(ofThreads count: Int, in folder: String) async -> [Int64] {
    await withTaskGroup(of: [Int64].self) { group in
      for _ in 0..<count { group.addTask { reserve(in: folder) } }
      return await group.reduce(into: []) { $0 += $1 }
    }
  }

  private static func closest(_ begins: [Int64]) -> Int64? {
    let sorted = begins.sorted()
    return zip(sorted, sorted.dropFirst()).map { $1 - $0 }.min()
  }

  @Test func `no two slots of threads with ledgers of their own are closer than the spacing`() async
  {
    let scratch = Scratch()
    let begins = await Self.begins(ofThreads: 16, in: scratch.path)
    #expect(begins.count == 16 * (Self.perThread - Self.perThread / 7))
    #expect(Self.closest(begins) ?? 0 >= Self.spacing.wholeNanoseconds)
  }

  /// Each of the processes ends with its slots in a file of its own.
  @Test func `nor are those of processes`() async throws {
    let scratch = Scratch()
    let folder = scratch.path
    async let first: Void = Self.process(folder)
    async let second: Void = Self.process(folder)
    async let third: Void = Self.process(folder)
    async let fourth: Void = Self.process(folder)
    _ = await (first, second, third, fourth)
    let files = scratch.names.filter { $0.hasPrefix("slots-") }
    #expect(files.count == 4)
    let begins = files.flatMap { name in
      String(decoding: scratch.bytes(of: name) ?? [], as: UTF8.self)
        .split(separator: "\n").compactMap { Int64($0) }
    }
    #expect(begins.count == 4 * 4 * (Self.perThread - Self.perThread / 7))
    #expect(Self.closest(begins) ?? 0 >= Self.spacing.wholeNanoseconds)
    print("slots of four processes: \(begins.count), the closest \(Self.closest(begins) ?? 0) ns")
  }

  private static func process(_ folder: String) async {
    await #expect(processExitsWith: .success) { [folder = folder as String] in
      let begins = await SharedPaceTests.begins(ofThreads: 4, in: folder)
      let text = begins.map { "\($0)\n" }.joined()
      let descriptor = open("\(folder)/slots-\(getpid())", O_WRONLY | O_CREAT, 0o600)
      let bytes = Array(text.utf8)
      #expect(write(descriptor, bytes, bytes.count) == bytes.count)
    }
  }

  /// As by kill -9 or SIGSTOP, at any point of a reservation.
  @Test func `a process that is killed while it reserves leaves the others counting together`()
    async throws
  {
    let scratch = Scratch()
    let folder = scratch.path
    for _ in 0..<5 {
      await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String] in
        Task.detached {
          while true { _ = SharedPaceTests.reserve(in: folder) }
        }
        usleep(20_000)
        kill(getpid(), SIGKILL)
      }
      let begins = await Self.begins(ofThreads: 4, in: folder)
      #expect(Self.closest(begins) ?? 0 >= Self.spacing.wholeNanoseconds)
    }
  }
}
