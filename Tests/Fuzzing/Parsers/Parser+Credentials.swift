import Fleet
@testable import HTTPTransport
import Support
@testable import TC3Signer
@testable import TencentCloud

extension Parser {
  /// Every place that keys can be read from.
  static let credentials = Parser(name: "credentials") { input in
    var input = input
    let kind = input.choice(of: 6)
    let bytes = input.bytes
    let loaded = waited { await load(kind, bytes) }
    guard let loaded else { return }
    let keys = loaded.credential
    for text in [keys.secretID, keys.secretKey, keys.token ?? "t"] {
      promise(
        !text.isEmpty && text.utf8.allSatisfy { (0x21...0x7E).contains($0) },
        "a key that cannot stand in a header")
    }
    if keys.secretKey.count > 8 {
      promise(!"\(loaded) \(keys)".contains(keys.secretKey), "a key is shown")
    }
  }

  private static func load(_ kind: Int, _ bytes: [UInt8]) async -> LoadedCredential? {
    let files = OneFile(bytes: bytes)
    let clock = JumpingClock()
    let transport = ScriptedTransport { _, number in
      .success(
        HTTPResponse(
          status: 200, headers: [],
          body: kind == 3 && number == 1 ? Array("role-1".utf8) : bytes))
    }
    let sts = TokenService(
      wire: APIWire(
        transport: transport, endpoint: Endpoint(site: .intl), version: "1",
        wallClock: { Timestamp(seconds: 1_775_087_999) }),
      pacer: Pacer(ledger: MemorySlotLedger { clock.now.offset }, clock: clock), clock: clock)
    switch kind {
    case 0: return try? INIFile(path: "/keys", files: files).load()
    case 1:
      return try? TCCLIFile(
        profile: "default", home: "/home", files: files,
        wallClock: { Timestamp(seconds: 1_775_087_999) }
      ).load()
    case 2:
      let text = String(decoding: bytes, as: UTF8.self)
      for word in CredentialProcess.words(of: text) ?? [] {
        promise(word.utf8.count <= text.utf8.count, "a word longer than its command")
      }
      return try? CredentialProcess(command: "keys", environment: [:]).keys(in: bytes, source: "k")
    case 3, 4:
      return try? await InstanceRole(transport: transport).load()
    default:
      let base = try? LoadedCredential(secretID: "id", secretKey: "key", source: "s")
      guard let base else { return nil }
      return try? await sts.assume(AssumedRole(arn: "qcs::role"), with: base)
    }
  }
}

/// The same contents under every name.
private struct OneFile: FileReader {
  var bytes: [UInt8]

  func read(_ path: String) throws(FileReadingError) -> FileContents? {
    FileContents(bytes: bytes, mode: 0o600)
  }
}
