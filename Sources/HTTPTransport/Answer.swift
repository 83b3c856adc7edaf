/// An answer while it arrives, with its size bounded.
struct Answer {
  private(set) var headers: [(name: String, value: String)] = []
  private(set) var body: [UInt8] = []
  private var headerSize = 0
  private var phase = Phase.interim
  private let maximumHeaderSize: Int
  private let maximumBodySize: Int

  private enum Phase {
    /// Before the status line of the final answer, or in an answer such as `100 Continue`.
    case interim
    case header
    /// After the empty line. Anything like a header from here on is a trailer.
    case body
  }

  init(maximumHeaderSize: Int, maximumBodySize: Int) {
    self.maximumHeaderSize = maximumHeaderSize
    self.maximumBodySize = maximumBodySize
  }

  /// Whether the header is complete. libcurl takes a connection that ends within it for an answer
  /// without a body.
  var hasWholeHeader: Bool { phase == .body }

  /// Takes a header line with its line end. False once the header is too large.
  mutating func receive(headerLine bytes: UnsafeRawBufferPointer) -> Bool {
    headerSize += bytes.count
    guard headerSize <= maximumHeaderSize else { return false }
    guard phase != .body else { return true }
    let line = String(decoding: bytes, as: UTF8.self)
    if line.hasPrefix("HTTP/") {
      headers = []
      phase = Self.isInterim(statusLine: line) ? .interim : .header
    } else if line.utf8.allSatisfy({ $0 == 0x0d || $0 == 0x0a }) {
      phase = phase == .header ? .body : .interim
    } else if line.utf8.first == 0x20 || line.utf8.first == 0x09, !headers.isEmpty {
      headers[headers.count - 1].value += " " + HeaderField.trimmed(line[...])
    } else if let field = HeaderField.parse(line) {
      headers.append(field)
    }
    return true
  }

  /// Takes bytes of the body. False once it is too large.
  mutating func receive(body bytes: UnsafeRawBufferPointer) -> Bool {
    guard body.count + bytes.count <= maximumBodySize else { return false }
    body.append(contentsOf: bytes)
    return true
  }

  private static func isInterim(statusLine: String) -> Bool {
    statusLine.split(separator: " ").dropFirst().first?.first == "1"
  }
}
