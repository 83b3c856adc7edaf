import Fleet
import JSON
import Testing
import Words

@testable import edgereap

/// What scripts and their readers are told of public addresses, before and after.
struct AddressOutputTests {
  private static func instance(
    _ product: Product, _ id: String, _ addresses: [String] = [], payMode: PayMode = .unknown
  ) -> Instance {
    Instance(
      key: InstanceKey(product: product, id: id), name: id, region: "ap-guangzhou",
      zone: "ap-guangzhou-1", state: InstanceState(rawValue: "running"), publicIPs: addresses,
      payMode: payMode)
  }

  private static let plan = Plan(
    identity: FleetIdentity(
      site: .intl, endpoint: "", account: Account(id: "1"), secretIDSuffix: "abcd"),
    created: Timestamp(seconds: 0), options: TerminationOptions(),
    instances: [
      instance(.edgezone, "epm-1", ["203.0.113.4", "2001:db8::4"]),
      instance(.ecm, "ein-1", ["203.0.113.9"], payMode: .prepaid),
    ].map { PlannedInstance(instance: $0) }, digest: FleetSession.digest)

  private static let blocked = AssociatedResource(
    kind: .address, id: "eip-1", instanceID: "ein-1", address: "203.0.113.9", isInherent: false,
    isReleasedOnUnbind: false, isBlocked: true)

  @Test func aPlanFlagsWhatGoesWithItsInstances() {
    let english = Words(.english).lines(of: Self.plan, resources: [Self.blocked])
    for line in [
      "  1 of them prepaid; the payment may not be refunded",
      "  EdgeZone: 2 public IPs are detached immediately; whether the account keeps them is not "
        + "documented", "  1 blocked EIP cannot be unbound",
    ] { #expect(english.contains(line), "\(english)") }
    let chinese = Words(.chinese).lines(of: Self.plan, resources: [Self.blocked])
    #expect(chinese.contains("  EdgeZone：立即解绑 2 个公网 IP；账号是否保留，文档未说明"), "\(chinese)")
    #expect(chinese.contains("  1 个已封禁的弹性公网 IP 无法解绑"), "\(chinese)")
    #expect(Words(.english).lines(of: Self.plan, resources: []).count == english.count - 1)
  }

  private func written(_ facts: [Notice.Fact]) -> String {
    var results = Results(
      header: OperationHeader(
        id: "1", plan: Self.plan, startedBy: "me", startedAt: Timestamp(seconds: 0)))
    for fact in facts {
      results.apply(.notice(Notice(severity: .warning, fact, at: Timestamp(seconds: 1))))
    }
    return JSONWriter.document(OperationOutput(results)).filter { !$0.isWhitespace }
  }

  @Test func anOperationWritesWhichAddressesRemainAndNullWhereNobodyAsked() {
    let scope = ListingScope(product: .edgezone, region: "ap-guangzhou")
    #expect(written([]).contains(#""remaining_public_ips":null"#))
    #expect(
      written([.addressesNotRead(scope, code: "X")]).contains(#""remaining_public_ips":null"#))
    let none = written([.addressesRemain(scope, AddressList([]))])
    #expect(none.contains(#""remaining_public_ips":[]"#))
    let some = written([.addressesRemain(scope, AddressList(["203.0.113.4", "2001:db8::4"]))])
    #expect(some.contains(#""ip":"203.0.113.4""#) && some.contains(#""region":"ap-guangzhou""#))
    #expect(some.split(separator: #""ip":"#).count == 3, "\(some)")
  }
}
