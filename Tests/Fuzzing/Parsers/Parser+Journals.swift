@testable import Fleet
import Glibc
@testable import Reaper

extension Parser {
  /// A journal as it is, or lines of one that get their numbers and hashes here, so that what
  /// stands behind those is reached. Read at once, and as a file that grows.
  static let journals = Parser(name: "journals") { input in
    var input = input
    let form = input.choice()
    let bytes = form & 1 == 0 ? sealed(input.lines) : input.bytes
    let whole = try? JournalReplay(bytes, path: "journal", digest: quickDigest)
    compareGrowing(bytes, whole)
    if let whole {
      promise(whole.length + whole.tornBytes == bytes.count, "bytes that nobody accounts for")
      if let results = whole.results { check(results) }
    }
    if form & 2 != 0 { summarize(bytes) }
  }

  private static func sealed(_ lines: [[UInt8]]) -> [UInt8] {
    var (bytes, previous) = ([UInt8](), "")
    for (index, line) in lines.enumerated() {
      var body = Array("{\"v\":1,\"n\":\(index + 1),\"prev\":\"\(previous)\",".utf8) + line
      previous = Plan.hexadecimal(quickDigest(body))
      body += Array(",\"hash\":\"\(previous)\"}\n".utf8)
      bytes += body
    }
    return bytes
  }

  private static func compareGrowing(_ bytes: [UInt8], _ whole: JournalReplay?) {
    let middle = bytes.count / 2
    guard var replay = try? JournalReplay(Array(bytes[..<middle]), path: "j", digest: quickDigest)
    else { return promise(whole == nil, "a journal whose first half is broken is read") }
    let rest = Array(bytes[replay.length...])
    guard (try? replay.take(rest, path: "j", digest: quickDigest)) != nil else {
      return promise(whole == nil, "a journal that cannot be followed is read")
    }
    promise(whole?.results?.instances == replay.results?.instances, "two readings of a journal")
    promise(whole?.lineCount == replay.lineCount, "two counts of lines")
    promise(whole?.rejected.count == replay.rejected.count, "two counts of what was rejected")
  }

  private static func check(_ results: Results) {
    promise(results.totals.values.reduce(0, +) == results.instances.count, "an instance is lost")
    promise(results.totals.values.allSatisfy { $0 > 0 }, "a negative count")
    promise((0...results.instances.count).contains(results.openCount), "the count of open ones")
    _ = results.rest
    _ = results.header.plan.phrase
  }

  /// As the history does it: by the two ends of the file.
  private static func summarize(_ bytes: [UInt8]) {
    let folder = "/dev/shm/edgereap-fuzzing-\(getpid())"
    mkdir(folder, 0o700)
    let descriptor = open("\(folder)/j.jsonl", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard descriptor >= 0 else { return }
    write(descriptor, bytes, bytes.count)
    close(descriptor)
    for operation in (try? JournalDirectory(path: folder, digest: quickDigest).history()) ?? [] {
      _ = operation.totals.values.reduce(0) { $0.addingReportingOverflow($1).partialValue }
    }
  }
}
