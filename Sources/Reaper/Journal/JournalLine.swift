import Fleet
import JSON

/// One line of a journal: `{"v":1,"n":N,"prev":HASH,"type":…,"hash":HASH}`.
///
/// `hash` is the SHA-256 of the line's bytes before it, `prev` that of the line before; so no line
/// can be changed, taken out or put in without the next one telling.
enum JournalLine {
  static let version = 1
  private static let marker = Array(",\"hash\":\"".utf8)
  private static let hashLength = 64

  /// The line with its end of line, and its hash.
  static func write(
    _ event: OperationEvent, number: Int, previous: String, totals: [OutcomeWord: Int],
    digest: Plan.Digest
  ) -> (bytes: [UInt8], hash: String) {
    var writer = JSONWriter(.journal)
    writer.object { writer in
      writer.member("v", version)
      writer.member("n", number)
      writer.member("prev", previous)
      event.writeMembers(to: &writer, totals: totals)
    }
    var bytes = Array(writer.bytes.dropLast())
    let hash = Plan.hexadecimal(digest(bytes))
    bytes.append(contentsOf: marker)
    bytes.append(contentsOf: hash.utf8)
    bytes.append(contentsOf: "\"}\n".utf8)
    return (bytes, hash)
  }

  /// The hash that a line claims, and whether it is that of its bytes. nil where it claims none.
  static func hash(
    of line: Range<Int>, in bytes: [UInt8], digest: Plan.Digest
  ) -> (claimed: String, isTrue: Bool)? {
    let tail = marker.count + hashLength + 2
    let bodyEnd = line.upperBound - tail
    let hashStart = bodyEnd + marker.count
    guard bodyEnd > line.lowerBound,
      bytes[bodyEnd..<hashStart].elementsEqual(marker),
      bytes[(line.upperBound - 2)..<line.upperBound].elementsEqual("\"}".utf8)
    else { return nil }
    let claimed = String(decoding: bytes[hashStart..<(hashStart + hashLength)], as: UTF8.self)
    return (claimed, Plan.hexadecimal(digest(Array(bytes[line.lowerBound..<bodyEnd]))) == claimed)
  }
}
