import Fleet
import Glibc
import HTTPTransport
import Support
import Synchronization
import TC3Signer
import Testing

@testable import TencentCloud

/// Files that are only thought of.
struct ImaginedFiles: FileReader {
  var files: [String: (text: String, mode: UInt32)] = [:]
  var forbidden: Set<String> = []

  func read(_ path: String) throws(FileReadingError) -> FileContents? {
    if forbidden.contains(path) {
      throw FileReadingError(.system("Permission denied"), isForbidden: true)
    }
    return files[path].map { FileContents(bytes: Array($0.text.utf8), mode: $0.mode) }
  }
}

struct CredentialTests {
  static let now = Timestamp(seconds: 1_775_087_999)

  static func load(
    settings: CredentialSettings = CredentialSettings(), environment: [String: String] = [:],
    files: ImaginedFiles = ImaginedFiles(), transport: ScriptedTransport = ScriptedTransport([])
  ) async throws -> LoadedCredential? {
    let cloud = Cloud(transport)
    return try await CredentialChain.standard(
      settings: settings, environment: environment, home: "/home/me", files: files,
      wire: cloud.wire, sts: cloud.sts
    ).load()
  }

  static func error(
    settings: CredentialSettings = CredentialSettings(), environment: [String: String] = [:],
    files: ImaginedFiles = ImaginedFiles(), transport: ScriptedTransport = ScriptedTransport([])
  ) async -> CredentialError? {
    do {
      _ = try await load(
        settings: settings, environment: environment, files: files, transport: transport)
    } catch let error as CredentialError {
      return error
    } catch {
      Issue.record(error)
    }
    return nil
  }

  static let tccli = "/home/me/.tccli/default.credential"
  static let home = "/home/me/.tencentcloud/credentials"
  static let machine = "/etc/tencentcloud/credentials"
  static let keys = ["TENCENTCLOUD_SECRET_ID": "envid", "TENCENTCLOUD_SECRET_KEY": "envkey"]
  static let everywhere = ImaginedFiles(files: [
    tccli: (#"{"secretId":"cliid","secretKey":"clikey"}"#, 0o600),
    home: ("[default]\nsecret_id = \"homeid\"\nsecret_key='homekey'\n", 0o400),
    machine: ("; keys\n[other]\nsecret_id=x\n[default]\nsecret_id=etcid\nsecret_key=etckey", 0o600),
  ])

  @Test func `the first source that is set up is the one that is used`() async throws {
    var files = Self.everywhere
    #expect(try await Self.load(environment: Self.keys, files: files)?.source == "environment")
    #expect(try await Self.load(files: files)?.credential.secretID == "cliid")
    files.files[Self.tccli] = nil
    let home = try await Self.load(files: files)
    #expect(home?.credential == Credential(secretID: "homeid", secretKey: "homekey"))
    #expect(home?.source == Self.home)
    files.files[Self.home] = nil
    #expect(try await Self.load(files: files)?.credential.secretKey == "etckey")
    files.files[Self.machine] = nil
    let error = await Self.error(files: files)
    #expect(error?.english == "no keys found")
    #expect(error?.source.contains(Self.tccli) == true)
  }

  @Test(
    "a token goes by two names", arguments: ["TENCENTCLOUD_TOKEN", "TENCENTCLOUD_SECURITY_TOKEN"])
  func token(name: String) async throws {
    let environment = Self.keys.merging([name: "tok"]) { $1 }
    #expect(try await Self.load(environment: environment)?.credential.token == "tok")
  }

  @Test func `half a pair does not fall back to other keys`() async {
    let error = await Self.error(
      environment: ["TENCENTCLOUD_SECRET_ID": "envid"], files: Self.everywhere)
    #expect(error?.english.contains("TENCENTCLOUD_SECRET_KEY") == true)
  }

  @Test("keys with blanks are refused", arguments: ["key ", " key", "k ey", "key\n", "ключ"])
  func blanks(key: String) async {
    let environment = ["TENCENTCLOUD_SECRET_ID": "id", "TENCENTCLOUD_SECRET_KEY": key]
    let error = await Self.error(environment: environment)
    #expect(error?.english.contains("SecretKey") == true)
  }

  @Test(
    "a file that others may read is refused with what mends it",
    arguments: [
      0o644, 0o640, 0o604, 0o660, 0o601,
    ])
  func openFile(mode: UInt32) async {
    for path in [Self.tccli, Self.home, Self.machine] {
      let text = Self.everywhere.files[path]?.text ?? ""
      let error = await Self.error(files: ImaginedFiles(files: [path: (text, mode)]))
      #expect(error?.advice == .run("chmod 600 \(path)"))
      #expect(error?.source == path)
    }
  }

  @Test func `the machine's file is passed over where it is closed, one's own is not`() async throws
  {
    let mine = await Self.error(files: ImaginedFiles(forbidden: [Self.home]))
    #expect(mine?.source == Self.home)
    #expect(mine?.english.contains("Permission denied") == true)
    let others = await Self.error(files: ImaginedFiles(forbidden: [Self.machine]))
    #expect(others?.english == "no keys found")
  }

  @Test(
    "files that hold no keys are named",
    arguments: [
      (tccli, "nonsense", "JSON"), (tccli, "[]", "JSON"), (tccli, "{}", "SecretId"),
      (home, "", "empty"), (home, "[default]\nsecret_id=a\n", "[default]"),
      (home, "secret_id=a\nsecret_key=b", "[default]"),
    ])
  func emptyFile(path: String, text: String, word: String) async {
    let error = await Self.error(files: ImaginedFiles(files: [path: (text, 0o600)]))
    #expect(error?.source == path)
    #expect(error?.english.contains(word) == true)
  }

  @Test(
    "a login that has expired says how to log in again",
    arguments: [
      ("oauth", "tccli auth login --profile ops"), ("sso", "tccli sso login --profile ops"),
    ])
  func logins(type: String, login: String) async throws {
    let path = "/home/me/.tccli/ops.credential"
    func file(_ expiry: Int64) -> ImaginedFiles {
      let text =
        #"{"type":"\#(type)","secretId":"i","secretKey":"k","token":"t","expiresAt":\#(expiry)}"#
      return ImaginedFiles(files: [path: (text, 0o600)])
    }
    let settings = CredentialSettings(tccliProfile: "ops")
    let error = await Self.error(settings: settings, files: file(Self.now.seconds))
    #expect(error?.advice == .run(login))
    let loaded = try await Self.load(settings: settings, files: file(Self.now.seconds + 900))
    #expect(loaded?.expiry == Self.now + 900)
    #expect(loaded?.credential.token == "t")
    let out = ImaginedFiles(files: [path: (#"{"type":"\#(type)"}"#, 0o600)])
    #expect(await Self.error(settings: settings, files: out)?.advice == .run(login))
  }

  @Test func `a profile by name outranks the environment, and has to be there`() async throws {
    let settings = CredentialSettings(tccliProfile: "default")
    let loaded = try await Self.load(
      settings: settings, environment: Self.keys, files: Self.everywhere)
    #expect(loaded?.credential.secretID == "cliid")
    let missing = await Self.error(
      settings: CredentialSettings(tccliProfile: "ops"), environment: Self.keys)
    #expect(missing?.english == "there is no profile 'ops', nor any other")
    let tricky = await Self.error(settings: CredentialSettings(tccliProfile: "../../etc/x"))
    #expect(tricky?.english.contains("not a valid profile name") == true)
  }

  @Test func `the environment chooses among tccli's profiles`() async throws {
    let files = ImaginedFiles(files: [
      "/home/me/.tccli/two.credential": (#"{"secretId":"two","secretKey":"k"}"#, 0o600)
    ])
    let loaded = try await Self.load(environment: ["TCCLI_PROFILE": "two"], files: files)
    #expect(loaded?.credential.secretID == "two")
  }

  @Test func `a profile that stands for the CVM's role says what to allow`() async {
    let files = ImaginedFiles(files: [Self.tccli: (#"{"type":"cvm-role"}"#, 0o600)])
    #expect(await Self.error(files: files)?.advice == .allowInstanceRole)
  }

  static let temporary = ScriptedTransport.Answer.response(
    #""Credentials":{"TmpSecretId":"tmpid","TmpSecretKey":"tmpkey","Token":"tmptoken"},"#
      + #""ExpiredTime":1775095199"#)

  @Test("a role is assumed on top of any source", arguments: [true, false])
  func role(isInSettings: Bool) async throws {
    let arn = "qcs::cam::uin/100012345678:roleName/ops"
    let transport = ScriptedTransport([Self.temporary])
    let settings = CredentialSettings(role: isInSettings ? AssumedRole(arn: arn) : nil)
    let environment = isInSettings ? [:] : ["TENCENTCLOUD_ROLE_ARN": arn]
    let loaded = try await Self.load(
      settings: settings, environment: Self.keys.merging(environment) { $1 }, transport: transport)
    #expect(
      loaded?.credential
        == Credential(secretID: "tmpid", secretKey: "tmpkey", token: "tmptoken"))
    #expect(loaded?.expiry == Timestamp(seconds: 1_775_095_199))
    let request = try #require(transport.requests.first)
    #expect(request.action == "AssumeRole")
    #expect(request.url == "https://sts.intl.tencentcloudapi.com/")
    #expect(request.header("X-TC-Version") == "2018-08-13")
    #expect(request.header("Authorization")?.contains("Credential=envid/") == true)
    #expect(
      request.text
        == #"{"DurationSeconds":7200,"RoleArn":"\#(arn)","RoleSessionName":"edgereap"}"#)
  }

  @Test(
    arguments: [
      (nil, "ops"), ("CHG-1234 decommission", "ops-CHG-1234-decommission"), ("下线", "ops"),
      ("a/b: c", "ops-a-b-c"), (String(repeating: "x", count: 500), nil),
    ] as [(String?, String?)])
  func `the reason is in a session's name as far as STS takes it`(
    reason: String?, name: String?
  ) {
    let role = AssumedRole(arn: "a", sessionName: "ops")
    let made = role.sessionName(because: reason)
    #expect(made == name ?? "ops-" + String(repeating: "x", count: 124))
    #expect(made.count <= 128)
  }

  @Test func `a role that is refused is told with the code`() async {
    let error = await Self.error(
      settings: CredentialSettings(role: AssumedRole(arn: "a")), environment: Self.keys,
      transport: ScriptedTransport([.error("UnauthorizedOperation")]))
    #expect(error?.english.contains("AssumeRole: UnauthorizedOperation") == true)
  }

  static let tke = [
    "TKE_REGION": "ap-singapore", "TKE_PROVIDER_ID": "tke", "TKE_ROLE_ARN": "arn",
    "TKE_WEB_IDENTITY_TOKEN_FILE": "/var/token",
  ]

  @Test func `a pod's identity is traded without a signature`() async throws {
    let transport = ScriptedTransport([Self.temporary])
    let files = ImaginedFiles(files: ["/var/token": ("webtoken\n", 0o644)])
    let loaded = try await Self.load(environment: Self.tke, files: files, transport: transport)
    #expect(loaded?.credential.secretID == "tmpid")
    let request = try #require(transport.requests.first)
    #expect(request.action == "AssumeRoleWithWebIdentity")
    #expect(request.header("Authorization") == "SKIP")
    #expect(request.header("X-TC-Region") == "ap-singapore")
    #expect(request.text.contains(#""WebIdentityToken":"webtoken""#))
    let error = await Self.error(environment: Self.tke)
    #expect(error?.source.contains("/var/token") == true)
    let half = await Self.error(environment: ["TKE_REGION": "x"])
    #expect(half?.english.contains("TKE_PROVIDER_ID") == true)
  }

  @Test func `the CVM's role is asked for only where the settings say so`() async throws {
    let transport = ScriptedTransport { request, _ in
      request.url.hasSuffix("/cam/security-credentials/")
        ? .json("ops-role\n")
        : .json(
          #"{"Code":"Success","TmpSecretId":"i","TmpSecretKey":"k","Token":"t","ExpiredTime":1775090000}"#
        )
    }
    let loaded = try await Self.load(
      settings: CredentialSettings(
        usesInstanceRole: true, metadataAddress: "http://127.0.0.1:9"), transport: transport)
    #expect(loaded?.credential == Credential(secretID: "i", secretKey: "k", token: "t"))
    #expect(loaded?.expiry == Timestamp(seconds: 1_775_090_000))
    #expect(
      transport.requests.map(\.url) == [
        "http://127.0.0.1:9/latest/meta-data/cam/security-credentials/",
        "http://127.0.0.1:9/latest/meta-data/cam/security-credentials/ops-role",
      ])
    let unasked = ScriptedTransport([.json("ops-role")])
    _ = await Self.error(transport: unasked)
    #expect(unasked.requests.isEmpty)
  }

  @Test(
    "an odd metadata service is not trusted",
    arguments: [
      ScriptedTransport.Answer.json("../../evil"), .json(""), .json("<html>", status: 404),
      .json("a b"), .lost(.timeout, .possible), .json("{}"),
    ])
  func oddMetadata(answer: ScriptedTransport.Answer) async {
    let error = await Self.error(
      settings: CredentialSettings(usesInstanceRole: true), transport: ScriptedTransport([answer]))
    #expect(error?.source == "CVM role")
  }

  @Test(
    "a command is split without a shell",
    arguments: [
      ("a b  c", ["a", "b", "c"]), ("'a b' \"c d\"", ["a b", "c d"]),
      (#"a\ b "c\"d""#, ["a b", "c\"d"]),
      ("a '' b", ["a", "", "b"]), ("$HOME `x` *", ["$HOME", "`x`", "*"]), (#"'a\b'"#, [#"a\b"#]),
    ])
  func words(command: String, expected: [String]) {
    #expect(CredentialProcess.words(of: command) == expected)
  }

  @Test("an open quotation is not a command", arguments: ["'a", "\"a", "a\\"])
  func openQuotation(command: String) {
    #expect(CredentialProcess.words(of: command) == nil)
  }

  static func run(_ command: String, timeout: Duration = .seconds(300)) async -> Result<
    LoadedCredential?, CredentialError
  > {
    let process = CredentialProcess(
      command: command, environment: ["PATH": "/usr/bin:/bin", "MARK": "m1"], timeout: timeout)
    do throws(CredentialError) {
      return .success(try await process.load())
    } catch {
      return .failure(error)
    }
  }

  @Test func `a command prints keys`() async throws {
    let json =
      #"{"SecretId":"pi","SecretKey":"pk","Token":"","Expiration":"2026-11-22T18:00:00+08:00"}"#
    let loaded = try await Self.run("printf %s '\(json)'").get()
    #expect(loaded?.credential == Credential(secretID: "pi", secretKey: "pk"))
    #expect(loaded?.expiry == Timestamp(iso8601: "2026-11-22T10:00:00Z"))
    let inherited = try await Self.run(
      #"sh -c 'printf "{\"SecretId\":\"$MARK\",\"SecretKey\":\"k\",\"Expiration\":1775090000}"'"#
    ).get()
    #expect(inherited?.credential.secretID == "m1")
    #expect(inherited?.expiry == Timestamp(seconds: 1_775_090_000))
  }

  @Test(
    "a command that fails says why, and nothing of what it printed",
    arguments: [
      ("sh -c 'echo topsecret; echo topsecret >&2; exit 3'", "status 3"),
      ("sh -c 'kill -15 $$'", "signal 15"),
      ("/nonexistent/program topsecret", "cannot be started: No such file"),
      ("nonexistent-program topsecret", "cannot be started: No such file"),
      ("/etc topsecret", "cannot be started: Permission denied"),
      ("echo topsecret", "SecretId"), ("true", "SecretId"), ("", "empty"),
      (#"echo '{"SecretId":"a","SecretKey":"b","Expiration":"topsecret"}'"#, "Expiration"),
      ("head -c 100000 /dev/zero", "too much"),
    ])
  func failingCommand(command: String, word: String) async {
    guard case .failure(let error) = await Self.run(command) else {
      Issue.record("it did not fail")
      return
    }
    #expect(error.english.contains(word))
    #expect(!"\(error)".contains("topsecret"))
  }

  @Test(
    "a command that hangs is ended with its children, also where it has closed its output",
    arguments: ["sh -c 'sleep 600; true'", "sh -c 'exec >&-; sleep 600'"])
  func hangingCommand(command: String) async {
    guard case .failure(let error) = await Self.run(command, timeout: .milliseconds(50)) else {
      Issue.record("it did not fail")
      return
    }
    #expect(error.english.contains("did not answer"))
  }

  @Test func `a command gets no descriptor of ours, and signals as they are by default`()
    async throws
  {
    // Without the flag that closes it.
    let descriptor = open("/dev/null", O_RDONLY)
    defer { close(descriptor) }
    let questions = [
      ("ls /proc/self/fd | tr -d \"\\n\"", "0123"),
      ("sed -n s/SigBlk:.//p /proc/self/status", "0000000000000000"),
    ]
    for (question, answer) in questions {
      let words = #"sh -c 'printf "{\"SecretId\":\"%s\",\"SecretKey\":\"k\"}" "$(\#(question))"'"#
      let loaded = try await Self.run(words).get()
      #expect(loaded?.credential.secretID == answer)
    }
  }

  @Test func `a command that leaves something running is not waited for beyond its end`()
    async throws
  {
    let json = #"{"SecretId":"a","SecretKey":"b"}"#
    let loaded = try await Self.run("sh -c 'sleep 5 & printf %s \"$0\"' '\(json)'").get()
    #expect(loaded?.credential.secretID == "a")
  }

  @Test func `the file system tells the mode`() throws {
    let scratch = Scratch()
    scratch.write("[default]", to: "a", mode: 0o640)
    let contents = try #require(try POSIXFileReader().read("\(scratch.path)/a"))
    #expect(contents.mode == 0o640)
    #expect(String(decoding: contents.bytes, as: UTF8.self) == "[default]")
    #expect(try POSIXFileReader().read("\(scratch.path)/b") == nil)
    #expect(throws: FileReadingError.self) { try POSIXFileReader().read(scratch.path) }
    mkfifo("\(scratch.path)/pipe", 0o600)
    #expect(throws: FileReadingError.self) { try POSIXFileReader().read("\(scratch.path)/pipe") }
  }

  @Test func `no value with a secret in it prints it`() async throws {
    let secret = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"
    let environment = [
      "TENCENTCLOUD_SECRET_ID": "AKID", "TENCENTCLOUD_SECRET_KEY": secret,
      "TENCENTCLOUD_TOKEN": secret,
    ]
    let source = EnvironmentKeys(environment)
    let loaded = try #require(try source.load())
    let process = CredentialProcess(command: "x", environment: environment)
    let identity = WebIdentity(
      environment: environment, files: ImaginedFiles(),
      sts: Cloud([]).sts)
    for value in [source, loaded, process, identity] as [any Sendable] {
      var dumped = ""
      dump(value, to: &dumped)
      #expect(!"\(value) \(String(reflecting: value)) \(dumped)".contains(secret))
    }
  }
}
