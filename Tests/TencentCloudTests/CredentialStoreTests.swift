import Fleet
import HTTPTransport
import Support
import Synchronization
import TC3Signer
import Testing

@testable import TencentCloud

/// Hands out new temporary keys each time, or fails.
final class RotatingKeys: CredentialSource {
  let name = "rotating"
  private let loads = Mutex(0)
  private let answer: @Sendable (Int) throws(CredentialError) -> LoadedCredential?

  init(_ answer: @escaping @Sendable (Int) throws(CredentialError) -> LoadedCredential?) {
    self.answer = answer
  }

  var count: Int { loads.withLock { $0 } }

  func load() async throws(CredentialError) -> LoadedCredential? {
    let number = loads.withLock { loads in
      loads += 1
      return loads
    }
    await Task.yield()
    return try answer(number)
  }

  /// All of them belong to one account.
  static let owner: CredentialStore.Owner = { (_) throws(CredentialError) in "100012340012" }

  static func keys(
    _ number: Int, expiry: Int64?
  ) throws(CredentialError) -> LoadedCredential {
    try LoadedCredential(
      secretID: "id\(number)", secretKey: "key", token: "token\(number)",
      expiry: expiry.map(Timestamp.init(seconds:)), source: "rotating")
  }
}

struct CredentialStoreTests {
  final class WallClock: Sendable {
    let seconds = Mutex<Int64>(0)
    func set(_ value: Int64) { seconds.withLock { $0 = value } }
    var now: Timestamp { Timestamp(seconds: seconds.withLock { $0 }) }
  }

  @Test func `temporary keys are replaced five minutes before they expire`() async throws {
    let clock = WallClock()
    let source = RotatingKeys { (number) throws(CredentialError) in
      try RotatingKeys.keys(number, expiry: Int64(number) * 7200)
    }
    let store = CredentialStore(source: source, owner: RotatingKeys.owner) { clock.now }
    #expect(try await store.current()?.secretID == "id1")
    clock.set(6899)
    #expect(try await store.current()?.secretID == "id1")
    clock.set(6900)
    #expect(try await store.current()?.secretID == "id2")
    #expect(source.count == 2)
  }

  @Test func `keys that cannot be replaced are used until they expire`() async throws {
    let clock = WallClock()
    let source = RotatingKeys { (number) throws(CredentialError) in
      guard number == 1 else { throw CredentialError("rotating", .process("down")) }
      return try RotatingKeys.keys(number, expiry: 7200)
    }
    let store = CredentialStore(source: source, owner: RotatingKeys.owner) { clock.now }
    _ = try await store.current()
    clock.set(7199)
    #expect(try await store.current()?.secretID == "id1")
    clock.set(7200)
    await #expect(throws: CredentialError.self) { try await store.current() }
  }

  /// Calls that follow one another would each wait as long as the first.
  @Test func `a source that did not answer is let be for a while`() async throws {
    let clock = WallClock()
    let source = RotatingKeys { (number) throws(CredentialError) in
      guard number > 1 else { throw CredentialError("rotating", .tookTooLong(seconds: 60)) }
      return try RotatingKeys.keys(number, expiry: nil)
    }
    let store = CredentialStore(source: source, owner: RotatingKeys.owner) { clock.now }
    for second in [0, 0, 9] {
      clock.set(Int64(second))
      await #expect(throws: CredentialError("rotating", .tookTooLong(seconds: 60))) {
        try await store.current()
      }
    }
    #expect(source.count == 1)
    clock.set(10)
    #expect(try await store.current()?.secretID == "id2")
  }

  @Test func `permanent keys are read once`() async throws {
    let source = RotatingKeys { (number) throws(CredentialError) in
      try RotatingKeys.keys(number, expiry: nil)
    }
    let store = CredentialStore(source: source, owner: RotatingKeys.owner) { Timestamp(seconds: 1) }
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<20 { group.addTask { _ = try? await store.current() } }
    }
    #expect(source.count == 1)
  }

  @Test func `a token that was refused is replaced once, for all who had it`() async throws {
    let source = RotatingKeys { (number) throws(CredentialError) in
      try RotatingKeys.keys(number, expiry: nil)
    }
    let transport = ScriptedTransport([
      .error("AuthFailure.TokenFailure"), .response(#""TotalCount":0,"InstanceSet":[]"#),
    ])
    let cloud = Cloud(transport, source: source)
    _ = try await cloud.service.read(["ein-1"], of: .ecm, in: "")
    #expect(transport.requests.compactMap { $0.header("X-TC-Token") } == ["token1", "token2"])

    let hopeless = Cloud(ScriptedTransport([.error("AuthFailure.TokenFailure")]), source: source)
    let failure = await hopeless.failure { try await $0.callerIdentity() }
    #expect(failure?.kind == .denied)
    #expect(hopeless.transport.requests.count == 2)

    let permanent = Cloud([.error("AuthFailure.TokenFailure")])
    _ = await permanent.failure { try await $0.callerIdentity() }
    #expect(permanent.transport.requests.count == 1)
  }

  @Test func `no keys means nothing is sent, and says what to do`() async {
    let cloud = Cloud(ScriptedTransport([]), source: CredentialChain([]))
    let failure = await cloud.failure { try await $0.terminate(.ecm) }
    #expect(failure?.kind == .denied)
    #expect(failure?.code == "NoCredential")
    #expect(failure?.advice == .setKeys)
    #expect(cloud.transport.requests.isEmpty)
  }

  @Test func `an identity tells the account, or the key where it cannot be learned`() async throws {
    let known = Cloud([.response(#""AccountId":100012340012,"UserId":"u""#)])
    let identity = try await known.service.identity()
    #expect(identity.phraseSuffix == "0012")
    #expect(identity.site == .intl)
    #expect(try await known.service.credentialSource() == "environment")
    let unknown = try await Cloud([.lost(.connection, .never)]).service.identity()
    #expect(unknown.account == nil)
    #expect(unknown.phraseSuffix == "MPLE")
    let refused = await Cloud([.error("AuthFailure.SecretIdNotFound")]).failure {
      try await $0.identity()
    }
    #expect(refused?.advice == .trySite(.cn, keyIsUnknownTo: .intl))
  }

  @Test func `lanes are the account's once it is known`() async throws {
    func lanes(of account: String) async throws -> (asking: PaceLane, reading: PaceLane) {
      let cloud = Cloud(
        ScriptedTransport { request, _ in
          request.action == "GetCallerIdentity"
            ? .response(#""AccountId":"\#(account)""#)
            : .response(#""TotalCount":0,"InstanceSet":[]"#)
        })
      _ = try await cloud.service.callerIdentity()
      _ = try await cloud.service.read(["ein-1"], of: .ecm, in: "")
      let lanes = cloud.service.rates.map(\.lane)
      return (
        try #require(lanes.first { $0.action == "GetCallerIdentity" }),
        try #require(lanes.first { $0.action == "DescribeInstances" })
      )
    }
    let (first, again, other) = (
      try await lanes(of: "1001"), try await lanes(of: "1001"), try await lanes(of: "1002")
    )
    #expect(first.reading.account != first.asking.account)
    #expect(first.reading == again.reading)
    #expect(first.reading.account != other.reading.account)
    #expect(first.asking == other.asking)
  }

  @Test func `other keys are taken of the same account only`() async throws {
    let clock = WallClock()
    let source = RotatingKeys { (number) throws(CredentialError) in
      try RotatingKeys.keys(number, expiry: Int64(number) * 7200)
    }
    let store = CredentialStore(source: source) { (loaded) throws(CredentialError) in
      loaded.credential.secretID == "id2" ? "100000000001" : "200000000002"
    } wallClock: {
      clock.now
    }
    _ = try await store.current()
    await store.pin(accountID: "100000000001")
    clock.set(7000)
    #expect(try await store.current()?.secretID == "id2")
    clock.set(14_200)
    // Of another account: what is there holds until it expires, and then nothing is signed.
    #expect(try await store.current()?.secretID == "id2")
    clock.set(14_400)
    let error = await #expect(throws: CredentialError.self) { try await store.current() }
    #expect(error?.english.contains("200000000002") == true)
    #expect(error?.english.contains("100000000001") == true)
  }

  @Test func `keys whose account cannot be learned are not taken for those in use`() async throws {
    let source = RotatingKeys { (number) throws(CredentialError) in
      try RotatingKeys.keys(number, expiry: nil)
    }
    let store = CredentialStore(source: source) { (_) throws(CredentialError) in
      throw CredentialError("rotating", .process("down"))
    } wallClock: {
      Timestamp(seconds: 1)
    }
    let first = try #require(try await store.current())
    await store.pin(accountID: "100000000001")
    #expect(await !store.renew(replacing: first))
    #expect(try await store.current() == first)
  }
}
