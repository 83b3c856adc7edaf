import Support
import Testing

@testable import HTTPTransport

@Suite struct TLSTests {
  @Test func aServerOfATrustedRootAnswers() async throws {
    try await CertificateAuthority.with { root in
      let identity = try root.issue(alternativeName: "IP:127.0.0.1,DNS:localhost")
      try await TLSServer.with(identity) { server in
        let transport = transport(trusting: root.identity)
        for host in ["127.0.0.1", "localhost"] {
          for mayReuseConnection in [true, false] {
            let response = try await transport.send(
              HTTPRequest(
                method: .get, url: server.url(host: host), mayReuseConnection: mayReuseConnection))
            #expect(response.status == 200)
            #expect(response.text.contains("s_server"))
          }
        }
      }
    }
  }

  @Test func aRootOfNobodyIsNotTrusted() async throws {
    try await CertificateAuthority.with { root in
      try await expectRefusal(of: root.issue(alternativeName: "IP:127.0.0.1"), trusting: nil)
    }
  }

  @Test func aSelfSignedCertificateIsNotTrusted() async throws {
    try await CertificateAuthority.with { root in
      try await CertificateAuthority.with { stranger in
        try await expectRefusal(of: stranger.identity, trusting: nil)
        try await expectRefusal(of: stranger.identity, trusting: root.identity)
      }
    }
  }

  @Test(arguments: ["DNS:localhost", "IP:127.0.0.2", "DNS:127.0.0.1", "DNS:*"])
  func aCertificateOfAnotherHostIsRefused(alternativeName: String) async throws {
    try await CertificateAuthority.with { root in
      try await expectRefusal(
        of: root.issue(alternativeName: alternativeName), trusting: root.identity)
    }
  }

  @Test(arguments: [
    ("20200101000000Z", "20200102000000Z"), ("20900101000000Z", "20900102000000Z"),
  ])
  func aCertificateOfAnotherTimeIsRefused(start: String, end: String) async throws {
    try await CertificateAuthority.with { root in
      try await expectRefusal(
        of: root.issue(alternativeName: "IP:127.0.0.1", from: start, until: end),
        trusting: root.identity)
    }
  }

  @Test func anOldVersionIsRefused() async throws {
    try await CertificateAuthority.with { root in
      try await expectRefusal(
        of: root.issue(alternativeName: "IP:127.0.0.1"), trusting: root.identity,
        arguments: ["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"])
    }
  }

  @Test func aFileOfCertificatesThatIsNotThereTrustsNobody() async throws {
    try await CertificateAuthority.with { root in
      let missing = CertificateAuthority.Identity(certificate: "/nonexistent/ca.pem", key: "")
      try await expectRefusal(of: root.issue(alternativeName: "IP:127.0.0.1"), trusting: missing)
    }
  }

  @Test func aServerWithoutTLSIsRefused() async throws {
    let server = try LoopbackServer { connection in
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
      connection.waitForClose()
    }
    let failure = await CurlTransport().failure(
      of: HTTPRequest(url: "https://127.0.0.1:\(server.port)/"))
    #expect(failure?.kind == .tls)
    #expect(failure?.delivery == .never)
  }

  /// The handshake hangs, and what has no connection yet cannot have been sent.
  @Test func aSilentServerTimesOutBeforeAnythingIsSent() async throws {
    let server = try LoopbackServer { $0.waitForClose() }
    let transport = CurlTransport(configuration: .init(connectTimeout: .milliseconds(50)))
    let failure = await transport.failure(
      of: HTTPRequest(url: "https://127.0.0.1:\(server.port)/"))
    #expect(failure?.kind == .timeout)
    #expect(failure?.delivery == .never)
  }

  private func transport(trusting identity: CertificateAuthority.Identity?) -> CurlTransport {
    CurlTransport(configuration: .init(certificateFile: identity?.certificate))
  }

  private func expectRefusal(
    of identity: CertificateAuthority.Identity, trusting root: CertificateAuthority.Identity?,
    arguments: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let failure = try await TLSServer.with(identity, arguments: arguments) { server in
      await transport(trusting: root).failure(
        of: HTTPRequest(
          url: server.url(), headers: [("Authorization", "secret")], body: [1]),
        sourceLocation: sourceLocation)
    }
    #expect(failure?.kind == .tls, "\(String(describing: failure))", sourceLocation: sourceLocation)
    #expect(failure?.delivery == .never, sourceLocation: sourceLocation)
  }
}
