import Fleet
import Glibc
import Support

@testable import edgereap

/// Keys of people, a plan that they sign, and the file that says who may.
final class Signers {
  let folder = TemporaryFolder()
  let plan: Plan
  var settings = ApprovalSettings()

  static let now = Timestamp(seconds: HostEnvironment.now().seconds)

  init(signatures: Int = 1) {
    plan = Self.plan()
    settings.signatures = signatures
    settings.allowedSigners = "\(folder.path)/allowed"
    write("allowed", "")
  }

  static func plan(
    version: Int = 2, account: String? = "100012340012", reason: String = "CHG-1"
  ) -> Plan {
    let instance = Instance(
      key: InstanceKey(product: .ecm, id: "ein-1"), name: "a", region: "ap-guangzhou", zone: "z",
      state: InstanceState(rawValue: "RUNNING"))
    let plan = Plan(
      identity: FleetIdentity(
        site: .intl, endpoint: "", account: account.map { Account(id: $0) },
        secretIDSuffix: "abcd"),
      created: now + -600, options: TerminationOptions(), discipline: Discipline(reason: reason),
      instances: [PlannedInstance(instance: instance)], digest: FleetSession.digest)
    guard version != plan.version else { return plan }
    return Plan(
      version: version, identity: plan.identity, created: plan.created, options: plan.options,
      missing: [], instances: plan.instances, follows: nil, claimedDigest: plan.digest)
  }

  func path(_ name: String) -> String { "\(folder.path)/\(name)" }

  func write(_ name: String, _ text: String, mode: mode_t = 0o600) {
    let file = fopen(path(name), "w")
    fputs(text, file)
    fclose(file)
    chmod(path(name), mode)
  }

  func read(_ name: String) -> String {
    guard let file = fopen(path(name), "r") else { return "" }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  /// Runs a line of the shell in the folder.
  @discardableResult
  func shell(_ line: String) -> Int32 {
    system("cd '\(folder.path)' && { \(line)\n} >/dev/null 2>&1") >> 8
  }

  /// Makes a key of somebody.
  ///
  /// - Returns: its public half, as a file of allowed signers has it.
  @discardableResult
  func key(_ name: String, type: String = "ed25519") -> String {
    shell("ssh-keygen -q -t \(type) -N '' -C '\(name)' -f '\(name)'")
    return read("\(name).pub").split(separator: " ").prefix(2).joined(separator: " ")
  }

  /// Lets an authority make a certificate: `NAME-cert.pub`.
  func certify(
    _ name: String, by authority: String, id: String, principals: String, _ options: String = ""
  ) {
    shell("ssh-keygen -q -s '\(authority)' -I '\(id)' -n '\(principals)' \(options) '\(name).pub'")
  }

  func allow(_ lines: String...) { write("allowed", lines.map { $0 + "\n" }.joined()) }

  /// A signature by a key of the folder.
  func signature(
    by key: String, of digest: String? = nil, at time: Timestamp = now + -60,
    claiming claimed: Timestamp? = nil, namespace: String = PlanSignature.namespace
  ) -> PlanSignature {
    write("text", PlanSignature.text(of: digest ?? plan.digest, at: time))
    unlink(path("made"))
    shell("ssh-keygen -Y sign -q -n '\(namespace)' -f '\(key)' < text > made.sig; mv made.sig made")
    return PlanSignature(
      principal: "claimed", key: "", signedAt: claimed ?? time, signature: read("made"))
  }

  func approval(
    _ signatures: PlanSignature..., at now: Timestamp = now, plan: Plan? = nil
  ) async throws -> PlanApproval {
    let check = SignatureCheck(
      rule: ApprovalRule(settings: settings), now: now)
    return try await check.approval(of: (plan ?? self.plan).signed(signatures))
  }
}

extension PlanApproval {
  var problems: [SignatureProblem] { rejected.map(\.problem) }
}
