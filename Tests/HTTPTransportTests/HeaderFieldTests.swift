import Testing

@testable import HTTPTransport

@Suite struct HeaderFieldTests {
  @Test(arguments: [
    ("Host", "ecm.tencentcloudapi.com", "Host: ecm.tencentcloudapi.com"),
    ("X-TC-Action", "a:b;c", "X-TC-Action: a:b;c"), ("X-Empty", "", "X-Empty;"),
    ("X-Blank", " \t", "X-Blank;"), ("X-Text", "直播", "X-Text: 直播"),
  ])
  func aLineIsWhatLibcurlTakes(name: String, value: String, line: String) throws {
    #expect(try HeaderField.line(name: name, value: value) == line)
  }

  @Test(arguments: [
    ("", "a"), ("A B", "c"), ("A:", "b"), ("A\r\nB", "c"), ("A", "b\r\nC: d"), ("A", "b\nC"),
    ("A", "b\u{0}"), ("A", "\u{7f}"), ("Ä", "b"), ("Content-Length", "5"),
    ("transfer-encoding", "chunked"), ("Connection", "close"), ("Expect", "100-continue"),
  ])
  func aHeaderThatCouldChangeTheMessageIsRefused(name: String, value: String) {
    #expect { try HeaderField.line(name: name, value: value) } throws: { error in
      (error as? TransportFailure)?.delivery == .never
    }
  }

  @Test(arguments: [
    ("Date: Sat, 21 Nov 2026 08:00:00 GMT\r\n", "Date", "Sat, 21 Nov 2026 08:00:00 GMT"),
    ("A:b", "A", "b"), ("A:\r\n", "A", ""), ("A: b:c \t\n", "A", "b:c"),
    ("A: 直播 é\r\n", "A", "直播 é"), ("A: \t\r\n", "A", ""),
  ])
  func aReceivedLineIsSplit(line: String, name: String, value: String) {
    #expect(HeaderField.parse(line)! == (name, value))
  }

  @Test(arguments: ["", "\r\n", "no colon", ": no name"])
  func aLineWithoutANameIsNoHeader(line: String) {
    #expect(HeaderField.parse(line) == nil)
  }
}
