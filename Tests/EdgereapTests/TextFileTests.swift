import Dispatch
import Glibc
import Testing

@testable import edgereap

struct TextFileTests {
  /// What is read from standard input comes from another program, which takes its time.
  @Test func aWriterThatIsSlowIsWaitedFor() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let (reader, writer) = (ends[0], ends[1])
    defer { close(reader) }
    _ = fcntl(reader, F_SETFL, O_NONBLOCK)
    #expect(write(writer, "ein-1\n", 6) == 6)
    DispatchQueue.global().async {
      // Until the first part has been read, so that there is nothing to read for a while.
      var waiting: Int32 = 1
      while waiting > 0 { _ = ioctl(reader, UInt(FIONREAD), &waiting) }
      _ = write(writer, "ein-2\n", 6)
      close(writer)
    }
    #expect(try TextFile.read(reader, named: "standard input") == "ein-1\nein-2\n")
  }
}
