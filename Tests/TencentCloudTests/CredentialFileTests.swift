import Fleet
import Glibc
import Support
import TC3Signer
import Testing

@testable import TencentCloud

/// Files with keys as people have them, and what is said of those that cannot be used.
struct CredentialFileTests {
  private static let json = #"{"secretId":"AKIDEXAMPLE","secretKey":"SKEXAMPLE"}"#

  private static func load(_ path: String, _ text: String) async throws -> LoadedCredential? {
    try await CredentialTests.load(files: ImaginedFiles(files: [path: (text, 0o600)]))
  }

  @Test(
    "a file of the SDKs is read as it was meant",
    arguments: [
      "\u{FEFF}[default]\nsecret_id=AKIDEXAMPLE\nsecret_key=SKEXAMPLE\n",
      "[default]\nsecret_id: AKIDEXAMPLE\nsecret_key:SKEXAMPLE\n",
      "[default] # of the bastion\nsecret_id = AKIDEXAMPLE\nsecret_key = SKEXAMPLE\n",
      "[default];note\r\nsecret_id = AKIDEXAMPLE\r\nsecret_key = SKEXAMPLE\r\n",
      "[ default ]\nsecret_id = AKIDEXAMPLE # ops\nsecret_key = SKEXAMPLE ; ops\n",
      "  [default]\n  SECRET_ID = \"AKIDEXAMPLE\"\n  Secret_Key = 'SKEXAMPLE' # ops\n",
      "[default]\n# secret_id = old\nsecret_id = AKIDEXAMPLE\n;secret_key: old\nsecret_key = SKEXAMPLE",
      "[other] # [default]\nsecret_id=x\nsecret_key=y\n[default]\nsecret_id=AKIDEXAMPLE\n"
        + "secret_key=SKEXAMPLE\n",
    ])
  func files(text: String) async throws {
    let loaded = try await Self.load(CredentialTests.home, text)
    #expect(loaded?.credential.secretID == "AKIDEXAMPLE")
    #expect(loaded?.credential.secretKey == "SKEXAMPLE")
  }

  @Test func `a token may have the signs that separate`() async throws {
    let loaded = try await Self.load(
      CredentialTests.home, "[default]\nsecret_id: a\nsecret_key: b=c:d#e;f\ntoken = x:y==\n")
    #expect(loaded?.credential.secretKey == "b=c:d#e;f")
    #expect(loaded?.credential.token == "x:y==")
  }

  @Test(
    "a file of tccli may begin with a byte order mark", arguments: ["\u{FEFF}", "\u{FEFF}\r\n"])
  func mark(beginning: String) async throws {
    let loaded = try await Self.load(CredentialTests.tccli, beginning + Self.json)
    #expect(loaded?.credential.secretID == "AKIDEXAMPLE")
    #expect(loaded?.source == CredentialTests.tccli)
  }

  @Test(
    "the reason says what is wrong with it",
    arguments: [
      (CredentialTests.home, "", "it is empty"),
      (CredentialTests.home, " \n", "it is empty"),
      (CredentialTests.home, "[prod]\nsecret_id=a\nsecret_key=b", "[default]; it has [prod]"),
      (CredentialTests.home, "secret_id=a\nsecret_key=b", "its keys are outside any section"),
      (CredentialTests.home, "[default]\nsecret_id=a\n", "has no secret_key"),
      (CredentialTests.home, "[default]\nsecret_key=a\n", "has no secret_id"),
      (CredentialTests.home, "[default]\nsecretId=a\nsecretKey=b", "secret_id and secret_key"),
      (CredentialTests.home, "[default]\nsecret_id=\nsecret_key=b", "SecretId is empty"),
      (CredentialTests.home, "[default]\nsecret_id=a b\nsecret_key=b", "SecretId contains spaces"),
      (CredentialTests.home, #"{"secretId":"a","secretKey":"b"}"#, "no section [default]"),
      (CredentialTests.tccli, "", "it is empty"),
      (CredentialTests.tccli, "[default]\nsecret_id=a", "it is not JSON: line 1"),
      (CredentialTests.tccli, "{\n\"secretId\": \"a\",\n}", "it is not JSON: line 3"),
      (CredentialTests.tccli, "[]", "it is not a JSON object"),
      (CredentialTests.tccli, "{}", "SecretId is empty"),
    ])
  func reasons(path: String, text: String, word: String) async {
    let error = await CredentialTests.error(files: ImaginedFiles(files: [path: (text, 0o600)]))
    #expect(error?.source == path)
    #expect(error?.english.contains(word) == true, "\(error?.english ?? "")")
    // Nothing of what is in it, and nothing said twice.
    #expect(error?.english.contains("secret_id=a") == false)
    #expect(error?.english.contains(path) == false)
  }

  /// What Windows calls Unicode.
  @Test(
    arguments: [
      (CredentialTests.home, "\u{FEFF}"), (CredentialTests.tccli, "\u{FEFF}"),
      (CredentialTests.home, ""), (CredentialTests.tccli, ""),
    ], [true, false])
  func `a file in UTF-16 is called that`(
    _ kind: (path: String, mark: String), isLittleEndian: Bool
  ) async throws {
    let path = kind.path
    let units = Array(
      (kind.mark + (path == CredentialTests.tccli ? Self.json : "[default]")).utf16)
    let bytes = units.flatMap { unit in
      isLittleEndian
        ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
    let scratch = TemporaryFolder()
    mkdir("\(scratch.path)/.tccli", 0o700)
    mkdir("\(scratch.path)/.tencentcloud", 0o700)
    let file = path.replacing("/home/me", with: scratch.path)
    let descriptor = open(file, O_WRONLY | O_CREAT, 0o600)
    _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    let cloud = Cloud(ScriptedTransport([]))
    let chain = CredentialChain.standard(
      settings: CredentialSettings(), environment: [:], home: scratch.path, wire: cloud.wire,
      sts: cloud.sts)
    let error = await #expect(throws: CredentialError.self) { try await chain.load() }
    #expect(error?.source == file)
    #expect(error?.english == "it is UTF-16; save it as UTF-8", "\(error?.english ?? "")")
  }

  @Test func `what a command prints may begin with a byte order mark`() async throws {
    let loaded = try await CredentialTests.run(
      #"printf '\357\273\277{"SecretId":"a","SecretKey":"b"}'"#
    ).get()
    #expect(loaded?.credential.secretID == "a")
  }

  /// Connections, journals, locks: what is open here is nothing of the command's.
  @Test func `a command inherits no descriptor`() async throws {
    var ends: [Int32] = [-1, -1]
    #expect(pipe(&ends) == 0)
    let inheritable = ends.map { fcntl($0, F_DUPFD, 300) }
    defer { for end in ends + inheritable { close(end) } }
    let command = inheritable.map { "test -e /proc/$$/fd/\($0)" }.joined(separator: " || ")
    let loaded = try await CredentialTests.run(
      "sh -c 'if \(command); then id=open; else id=closed; fi; "
        + #"printf "{\"SecretId\":\"$id\",\"SecretKey\":\"k\"}"'"#
    ).get()
    #expect(loaded?.credential.secretID == "closed")
  }
}
