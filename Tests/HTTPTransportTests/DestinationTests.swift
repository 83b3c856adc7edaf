import Support
import Testing

@testable import HTTPTransport

@Suite struct DestinationTests {
  @Test(arguments: [
    ("https://ecm.tencentcloudapi.com", "ecm.tencentcloudapi.com", 443),
    ("https://ecm.tencentcloudapi.com/", "ecm.tencentcloudapi.com", 443),
    ("HTTPS://h:8443/a?b=c%20d", "h", 8443), ("https://h?x=http://y@z", "h", 443),
    ("https://[2001:db8::1]:1/", "[2001:db8::1]", 1), ("https://10.0.0.1/", "10.0.0.1", 443),
    ("https://h/@", "h", 443), ("https://a_b-c.d/", "a_b-c.d", 443),
    ("http://127.0.0.1", "127.0.0.1", 80), ("http://127.0.0.1:8080/", "127.0.0.1", 8080),
    ("http://127.255.255.254/", "127.255.255.254", 80), ("http://[::1]:9/", "[::1]", 9),
    ("http://localhost:65535/", "localhost", 65535), ("http://LocalHost/", "LocalHost", 80),
  ])
  func aPlainURLIsTaken(url: String, host: String, port: Int) throws {
    let destination = try Destination(url)
    #expect(destination.host == host)
    #expect(destination.port == UInt16(port))
    #expect(destination.url == url)
  }

  @Test(arguments: [
    // Not this machine.
    "http://example.com/", "http://10.0.0.1/", "http://127.0.0.1.evil.com/",
    "http://localhost.evil.com/", "http://localhost./", "http://evil.com:80/127.0.0.1",
    "http://128.0.0.1/", "http://0.0.0.0/", "http://169.254.0.23/", "http://[::2]/",
    "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::1%25lo]/", "http://[::1].evil.com/",
    // Other spellings of an address.
    "http://127.1/", "http://2130706433/", "http://0x7f.0.0.1/", "http://0177.0.0.1/",
    "http://127.0.0.01/", "http://127.0.0.256/", "http://127.0.0.1./", "http://127.0.0.+1/",
    "http://127。0。0。1/",
    // A user name.
    "http://localhost@evil.com/", "http://127.0.0.1:80@evil.com/", "http://localhost@evil",
    "http://user@127.0.0.1/", "http://user:secret@127.0.0.1/", "http://@127.0.0.1/",
    "https://user:secret@ecm.tencentcloudapi.com/", #"http://127.0.0.1\@evil.com/"#,
    "http://evil.com%2f@127.0.0.1/", "http://127.0.0.1%2eevil.com/", "http://127.0.0.1&@evil.com",
    // Ports.
    "http://127.0.0.1:/", "http://127.0.0.1:0/", "http://127.0.0.1:65536/",
    "http://127.0.0.1:80:80/", "http://127.0.0.1:+80/", "http://127.0.0.1:-1/",
    "http://127.0.0.1:8o/", "http://127.0.0.1:٨/", "http://[::1]80/", "http://[::1]:/",
    // Other schemes and no scheme.
    "ftp://127.0.0.1/", "file:///etc/passwd", "127.0.0.1", "//127.0.0.1/", "http:/127.0.0.1/",
    "http:127.0.0.1", "", "https://", "http:///", "https:///path", "gopher://127.0.0.1/",
    " https://h/", "javascript:https://h/",
    // Characters that have to be escaped, and hosts that are none.
    "https://h/ a", "https://h/\r\nX: y", "https://h/\u{0}", "https://h/#part", "https://h/é",
    "https://-h/", "https://a..b/", "https://.a/", "https://a./", "https://[1]/", "https://[::1/",
    "https://[]/", "https://h^/", "https://h*/", "https://h,i/", "https://h;i/",
  ])
  func anythingElseIsRefusedBeforeItIsSent(url: String) async {
    #expect { try Destination(url) } throws: { error in
      let failure = error as? TransportFailure
      return failure?.kind == .badURL && failure?.delivery == .never
    }
  }

  @Test func plainTextElsewhereHasToBeAllowedByTheRequest() throws {
    let url = "http://metadata.tencentyun.com/latest/"
    #expect(throws: TransportFailure.self) { try Destination(url) }
    #expect(try Destination(url, allowsPlainText: true).host == "metadata.tencentyun.com")
    #expect(throws: TransportFailure.self) {
      try Destination("ftp://metadata.tencentyun.com/", allowsPlainText: true)
    }
  }

  @Test func aRefusedURLReachesNoServer() async throws {
    let server = try LoopbackServer { _ in }
    let transport = CurlTransport()
    for url in ["http://user@127.0.0.1:\(server.port)/", "http://127.1:\(server.port)/"] {
      let failure = await transport.failure(of: HTTPRequest(url: url))
      #expect(failure?.kind == .badURL)
      #expect(failure?.delivery == .never)
    }
    transport.shutdown()
    #expect(server.connections == 0)
  }

  @Test(arguments: [
    ("127.0.0.1", true), ("127.9.8.7", true), ("::1", true), ("", false), ("::", false),
    ("10.0.0.1", false), ("::ffff:127.0.0.1", false), ("127.0.0.1.1", false),
  ])
  func theOtherEndOfAConnectionIsJudged(peer: String, isLoopback: Bool) {
    #expect(LoopbackAddress.isLoopback(peer: peer) == isLoopback)
  }
}
