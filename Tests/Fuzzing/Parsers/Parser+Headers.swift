import Fleet
@testable import HTTPTransport
@testable import TencentCloud

extension Parser {
  /// Lines of an answer's header as they come, a header as it is sent, and addresses.
  static let headers = Parser(name: "headers") { input in
    var answer = Answer(maximumHeaderSize: 4096, maximumBodySize: 256)
    var size = 0
    for line in input.lines {
      let bytes = line + [13, 10]
      size += bytes.count
      let isTaken = bytes.withUnsafeBytes { answer.receive(headerLine: $0) }
      promise(isTaken == (size <= 4096), "the bound of headers")
      if !isTaken { break }
    }
    for header in answer.headers {
      promise(!header.value.utf8.contains(10), "a line end in a header")
      _ = try? HeaderField.line(name: header.name, value: header.value)
    }
    let text = input.text
    if let line = try? HeaderField.line(name: "X-Any", value: text) {
      promise(!line.utf8.contains { $0 == 10 || $0 == 13 || $0 == 0 }, "a header in two lines")
    }
    if let place = try? Destination(text) {
      promise(place.url == text && place.port > 0 && !place.host.isEmpty, "a place")
      promise(place.scheme == .https || place.isLoopback, "plain text to elsewhere")
      promise(!place.host.contains("@") && !place.host.contains("/"), "a host with more in it")
    }
    if let endpoint = try? Endpoint(site: .intl, address: text) {
      let url = endpoint.url(for: .ecm)
      if let place = try? Destination(url) {
        let authority = place.url.split(separator: "/")[1]
        promise(String(authority) == endpoint.host(for: .ecm), "two hosts of '\(text)'")
      }
    }
  }
}
