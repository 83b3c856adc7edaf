import Testing

@testable import edgereap

/// Which certificates servers are checked against.
struct CertificateFileTests {
  private static func file(
    _ variables: [String: String], isPortable: Bool
  ) -> CertificateFile? {
    CertificateFile(
      in: HostEnvironment(
        variables: variables, home: "/", user: "nobody", isInputTerminal: false,
        isOutputTerminal: false, isErrorTerminal: false),
      isPortable: isPortable)
  }

  @Test(arguments: [true, false]) func aVariableNamesThemForEveryProgram(isPortable: Bool) {
    let file = Self.file(
      ["SSL_CERT_FILE": "/second", "CURL_CA_BUNDLE": "/first"], isPortable: isPortable)
    #expect(file?.path == "/first" && file?.variable == "CURL_CA_BUNDLE")
    let other = Self.file(
      ["SSL_CERT_FILE": "/second", "CURL_CA_BUNDLE": ""], isPortable: isPortable)
    #expect(other?.path == "/second" && other?.variable == "SSL_CERT_FILE")
  }

  @Test func onlyThePortableProgramSearches() {
    #expect(Self.file([:], isPortable: false) == nil)
    // Debian's, which every machine that runs these tests has.
    #expect(Self.file([:], isPortable: true)?.path == CertificateFile.places[0])
  }
}
