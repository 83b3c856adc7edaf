import Glibc

/// Something that no honest service sends.
struct HostileAnswer: Sendable, CustomStringConvertible {
  var description: String
  /// What is said about it, somewhere on standard error.
  var word: String
  var play: @Sendable (_ write: ([UInt8]) -> Bool) -> Void

  init(
    _ description: String, says word: String,
    _ play: @escaping @Sendable (_ write: ([UInt8]) -> Bool) -> Void
  ) {
    self.description = description
    self.word = word
    self.play = play
  }

  /// A head and a body, whatever the head says about it.
  init(
    _ description: String, says word: String, head: String = "HTTP/1.1 200 OK", _ body: String
  ) {
    self.init(description, says: word) { write in
      _ = write(Array("\(head)\r\nConnection: close\r\n\r\n\(body)".utf8))
    }
  }

  static let all = bodies + lengths + heads

  private static let mebibyte = [UInt8](repeating: UInt8(ascii: " "), count: 1 << 20)
  private static let list = #"{"Response":{"TotalCount":0,"InstanceSet":[],"RequestId":"r"}}"#

  /// Blanks, by the program that everybody has.
  private static let bomb: [UInt8] = {
    guard let folder = try? Folder(),
      let gzip = try? ChildProcess(
        "/bin/sh",
        ["-c", "head -c 67108864 /dev/zero | tr '\\0' ' ' | gzip -9 >\(folder.path)/bomb"],
        environment: ["PATH": "/usr/bin:/bin"], folder: folder),
      (try? gzip.wait())?.code == 0
    else { return [] }
    return Folder.bytes("\(folder.path)/bomb")
  }()

  private static func pause() { usleep(5_000) }

  private static let bodies = [
    HostileAnswer("600 MiB announced", says: "AnswerTooLarge") { write in
      guard write(Array("HTTP/1.1 200 OK\r\nContent-Length: \(600 << 20)\r\n\r\n".utf8)) else {
        return
      }
      for _ in 0..<600 where !write(mebibyte) { return }
    },
    HostileAnswer("600 MiB without a length", says: "AnswerTooLarge") { write in
      guard write(Array("HTTP/1.1 200 OK\r\n\r\n".utf8)) else { return }
      for _ in 0..<600 where !write(mebibyte) { return }
    },
    HostileAnswer("600 MiB in chunks", says: "AnswerTooLarge") { write in
      guard write(Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)) else {
        return
      }
      for _ in 0..<600 where !write(Array("100000\r\n".utf8) + mebibyte + [13, 10]) { return }
    },
    HostileAnswer(
      "JSON 200,000 deep", says: "not an API answer",
      #"{"Response":"# + String(repeating: "[", count: 200_000)),
    HostileAnswer(
      "objects 200,000 deep", says: "not an API answer",
      String(repeating: #"{"Response":"#, count: 200_000)),
    HostileAnswer(
      "30 MiB of brackets", says: "not an API answer",
      #"{"Response":{"x":["# + String(repeating: "[],", count: 10 << 20) + "1]}}"),
    HostileAnswer(
      "a million rows", says: "MalformedAnswer",
      #"{"Response":{"TotalCount":1,"RequestId":"r","InstanceSet":["#
        + String(repeating: #"{"InstanceId":"ein-1"},"#, count: 1_000_000) + "{}]}}"),
    // Nobody asked for it; what it would become is not kept beyond the limit.
    HostileAnswer("64 MiB in 64 KiB", says: "AnswerTooLarge") { write in
      let bomb = bomb
      let head =
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(bomb.count)\r\n\r\n"
      _ = write(Array(head.utf8) + bomb)
    },
    HostileAnswer("no text", says: "not an API answer", "\u{0}\u{1}\u{1b}[2J\u{7}"),
    HostileAnswer("nothing", says: "not an API answer", ""),
  ]

  private static let lengths = [
    HostileAnswer(
      "a length that is too long", says: "TruncatedAnswer",
      head: "HTTP/1.1 200 OK\r\nContent-Length: \(list.utf8.count + 1)", list),
    HostileAnswer(
      "a length that is too short", says: "not an API answer",
      head: "HTTP/1.1 200 OK\r\nContent-Length: \(list.utf8.count - 1)", list),
    HostileAnswer(
      "a negative length", says: "Content-Length",
      head: "HTTP/1.1 200 OK\r\nContent-Length: -1", list),
    HostileAnswer(
      "HTTP/1.0, cut in the body", says: "not an API answer", head: "HTTP/1.0 200 OK",
      String(list.dropLast(5))),
    HostileAnswer("drips", says: "Timeout") { write in
      guard write(Array("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".utf8)) else { return }
      while write([32]) { pause() }
    },
    HostileAnswer("silence", says: "Timeout") { write in
      // A byte before the head would be no HTTP; whether the program has gone shows in nothing else.
      for _ in 0..<400 { pause() }
      _ = write([32])
    },
  ]

  private static let heads = [
    HostileAnswer("headers without end", says: "header") { write in
      guard write(Array("HTTP/1.1 200 OK\r\n".utf8)) else { return }
      let line = Array("X-Endless: \(String(repeating: "x", count: 8_000))\r\n".utf8)
      while write(line) {}
    },
    HostileAnswer("interim answers without end", says: "header") { write in
      while write(Array("HTTP/1.1 102 Processing\r\n\r\n".utf8)) {}
    },
    HostileAnswer(
      "a redirect to elsewhere", says: "HTTP 302",
      head: "HTTP/1.1 302 Found\r\nLocation: http://192.0.2.1/steal", ""),
    HostileAnswer(
      "a redirect that keeps the method", says: "HTTP 307",
      head: "HTTP/1.1 307 Temporary Redirect\r\nLocation: http://192.0.2.1/steal", ""),
    HostileAnswer("HTTP/0.9", says: "HTTP") { write in _ = write(Array(list.utf8)) },
    HostileAnswer("another protocol", says: "HTTP") { write in
      _ = write(Array("220 mail.example ESMTP\r\n".utf8))
    },
    HostileAnswer("the end at once", says: "ConnectionReset") { _ in },
  ]
}
