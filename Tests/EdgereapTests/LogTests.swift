import Fleet
import FoundationEssentials
import Glibc
import Testing

@testable import edgereap

struct LogTests {
  /// A folder of one test, removed with it.
  private final class Folder {
    let path = "/tmp/edgereap-log-\(UUID().uuidString)"
    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  private static func text(_ path: String) -> String {
    (try? Data(contentsOf: URL(filePath: path))).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  private static func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  @Test func aRecordIsOneLineWhateverIsInIt() {
    let line = LogLine(
      time: Timestamp(milliseconds: 1_795_262_400_123), level: "notice", process: 4711,
      message: "a\nb\u{1b}[2J\u{202e}\\", fields: [("name", "x \"y\"\u{2028}"), ("none", "")])
    #expect(
      line.text
        == #"2026-11-21T12:00:00.123Z notice  [4711] a\u{A}b\u{1B}[2J\u{202E}\\ "#
        + #"name="x \"y\"\u{2028}" none="""# + "\n")
  }

  @Test func theFileIsTheOperatorsOwn() throws {
    let folder = Folder()
    let path = "\(folder.path)/state/edgereap/edgereap.log"
    try LogFile(path: path).write("one\n")
    try LogFile(path: path).write("two\n")
    #expect(Self.text(path) == "one\ntwo\n")
    #expect(Self.mode(path) == 0o600)
    #expect(Self.mode("\(folder.path)/state/edgereap") == 0o700)
  }

  @Test func aFullFileIsSetAsideAndOnlySoManyAreKept() throws {
    let folder = Folder()
    let path = "\(folder.path)/edgereap.log"
    let file = try LogFile(path: path, limit: 10)
    for number in 1...5 { file.write("record \(number) \n") }
    #expect(Self.text(path) == "record 5 \n")
    #expect(Self.text("\(path).1") == "record 4 \n")
    #expect(Self.text("\(path).2") == "record 3 \n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 3)
  }

  @Test func twoProgramsFollowEachOtherToTheNewFile() throws {
    let folder = Folder()
    let path = "\(folder.path)/edgereap.log"
    let (one, other) = (try LogFile(path: path, limit: 10), try LogFile(path: path, limit: 10))
    one.write("one fills it\n")
    other.write("other\n")
    one.write("one\n")
    #expect(Self.text("\(path).1") == "one fills it\n")
    #expect(Self.text(path) == "other\none\n")
  }

  @Test func aLogThatCannotBeWrittenIsSaidAtTheStart() throws {
    let folder = Folder()
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/edgereap.log", withIntermediateDirectories: true)
    let refused = #expect(throws: Exit.self) {
      _ = try LogFile(path: "\(folder.path)/edgereap.log")
    }
    #expect(refused?.message.contains("edgereap.log cannot be written: ") == true)
  }
}
