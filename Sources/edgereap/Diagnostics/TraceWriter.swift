import Fleet
import OwnFiles
import Synchronization
import TencentCloud
import Words

/// Writes requests and answers down as a person would repeat them. Every block is one write, so
/// that calls that go on at the same time stay apart.
final class TraceWriter: Sendable {
  /// Nil where it is standard error.
  private let file: OpenFile?
  private let format: TraceFormat
  /// Blocks that could not be written since the last one that could.
  private let lost = Mutex(0)

  /// - Parameter path: `-` for standard error; what is in a file stays, and new is added.
  /// - Throws: where the file cannot be opened.
  init(path: String, format: TraceFormat) throws(Exit) {
    self.format = format
    do throws(FileRefusal) {
      file = path == "-" ? nil : try OwnFile.openForAppending(path)
    } catch {
      throw Exit(.journal) { $0.cannotWriteTrace(path, $0.file(error)) }
    }
  }

  /// A trace that cannot be written loses blocks, which the next one that can be tells; the calls go
  /// on.
  func write(_ exchange: APIExchange) {
    let block = TraceBlock(exchange: exchange, format: format).text
    lost.withLock { lost in
      // After a block that was cut off in the middle, too.
      let text = lost > 0 ? "\n# \(lost) requests before this one were lost\n" + block : block
      let isWritten =
        switch file {
        case .some(let file): file.writeAtOnce(text)
        case .none: Bytes.writeAtOnce(text, to: 2)
        }
      lost = isWritten ? 0 : lost + 1
    }
  }
}

/// One request as a command, and its answer as comments under it.
///
/// A whole trace can be run by a shell. What terminates is written as a comment too: nothing may
/// terminate twice because somebody ran a file.
struct TraceBlock {
  var exchange: APIExchange
  var format: TraceFormat

  var text: String {
    let title = "\(exchange.at.iso8601()) \(exchange.service.name) \(exchange.action)"
    return Self.comment([title]) + request + answer + "\n"
  }

  private var request: String {
    let command = format == .tccli ? tccli : curl
    guard exchange.phase == .terminating else { return command }
    return Self.comment(["Terminates, and so is not repeated when this file is run:"])
      + Self.comment(command.split(separator: "\n").map(String.init))
  }

  /// tccli signs by itself, and takes a body from a file only.
  private var tccli: String {
    let words = [
      "tccli", exchange.service.name, exchange.action, "--version", exchange.service.version,
      "--region", exchange.region ?? Self.anyRegion, "--endpoint", endpoint,
      "--cli-input-json", "file:///dev/stdin",
    ]
    return "\(words.map(ShellWord.quoted).joined(separator: " ")) <<'JSON'\n"
      + "\(exchange.body)\nJSON\n"
  }

  private var curl: String {
    var words = ["curl", ShellWord.quoted(exchange.url)]
    for header in exchange.headers { words += ["-H", ShellWord.quoted(header)] }
    words += ["-H", "\"X-TC-Timestamp: $TIMESTAMP\"", "-H", "\"Authorization: $AUTHORIZATION\""]
    if exchange.hasToken { words += ["-H", "\"X-TC-Token: $TENCENTCLOUD_TOKEN\""] }
    words += ["--data-raw", ShellWord.quoted(exchange.body)]
    return Self.comment([
      "Sign it first (TC3-HMAC-SHA256 of content-type;host): TIMESTAMP=$(date +%s), and for it",
      "AUTHORIZATION='TC3-HMAC-SHA256 Credential=ID/DATE/\(exchange.service.name)"
        + "/tc3_request, SignedHeaders=content-type;host, Signature=…'",
    ]) + words.joined(separator: " ") + "\n"
  }

  /// tccli requires a region for every call, even if the API takes none.
  private static let anyRegion = "ap-guangzhou"

  private var endpoint: String {
    let address = exchange.url.hasSuffix("/") ? String(exchange.url.dropLast()) : exchange.url
    let secure = "https://"
    return address.hasPrefix(secure) ? String(address.dropFirst(secure.count)) : address
  }

  private var answer: String {
    switch exchange.answer {
    case .lost(let failure):
      return Self.comment(["=> no answer: \(Words.log.failure(failure))"])
    case .whole(let status, let requestID, let length, let body):
      let rest = length - body.utf8.count
      let more = rest > 0 ? " … and \(rest) bytes more" : ""
      let id = requestID.isEmpty ? "without RequestId" : "RequestId \(requestID)"
      return Self.comment(["=> \(status), \(id), \(length) bytes", body + more])
    }
  }

  /// One line each, whatever is in it: what an answer holds must not end a comment.
  private static func comment(_ lines: [String]) -> String {
    lines.map { "# \(LogLine.escaped($0, doublesBackslash: false))\n" }.joined()
  }
}

/// A word as a POSIX shell takes it for itself.
enum ShellWord {
  static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-_./:,+@".utf8.contains(byte)
      }
    }
    if isPlain, !word.isEmpty { return word }
    let parts = word.split(separator: "'", omittingEmptySubsequences: false)
    return "'\(parts.joined(separator: "'\\''"))'"
  }
}
