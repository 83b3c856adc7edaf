import Fleet
import Logging
import TencentCloud
import Words

/// Makes one signature of a plan, and holds it against the rule before anything is stored.
struct Signing: Sendable {
  var session: FleetSession
  var plan: Plan
  var isQuiet: Bool

  /// - Parameter path: of the key; nil for the only one there is.
  func signature(with path: String?) async throws -> PlanSignature {
    let host = session.host
    let agent = host["SSH_AUTH_SOCK"]
    let choice =
      try path.map(SigningKey.Choice.file)
      ?? SigningKey(home: host.home, agent: agent).choose()
    do {
      let keygen = try session.approval.keygen()
      let time = try await time()
      let text = PlanSignature.text(of: plan.digest, at: time)
      let made = try await keygen.sign(text, with: choice, agent: agent)
      guard let made, let signature = SSHSignature(made),
        signature.namespace == PlanSignature.namespace,
        try await keygen.isSignature(signature, of: text)
      else { throw Exit(.refused) { $0.notSigned } }
      let written = PlanSignature(
        principal: "", key: signature.fingerprint, signedAt: time, signature: made)
      return try await named(written)
    } catch let error as ApprovalRefusal {
      throw PlanRefusal.approval(error)
    }
  }

  /// With the person whom it counts for, where this host says who may sign.
  private func named(_ signature: PlanSignature) async throws -> PlanSignature {
    var rule = session.approval
    guard rule.settings.allowedSigners != nil else { return signature }
    rule.settings.signatures = 1
    let approval = try await SignatureCheck(rule: rule, now: session.judgingTime)
      .approval(of: plan.signed([signature]))
    if let refusal = approval.refusal { throw refusal }
    return approval.signatures.first ?? signature
  }

  /// The clock of the service where it can be asked, else this host's.
  private func time() async throws -> Timestamp {
    do throws(ServiceFailure) {
      _ = try await session.service.callerIdentity()
    } catch {
      session.log.notice("signed by this host's clock", metadata: ["reason": "\(error.code)"])
    }
    if session.service.signingClock.difference == nil, !isQuiet {
      StandardStreams.tell(Words.spoken.signedByOwnClock)
    }
    return session.serviceTime
  }

  /// Says what was signed, and who is still missing.
  func tell(_ signature: PlanSignature, of signed: Plan) async throws {
    guard !isQuiet else { return }
    let words = Words.spoken
    StandardStreams.say(words.signed(by: signature.principal, key: signature.key))
    for line in await session.approvalLines(of: signed, at: session.judgingTime) {
      StandardStreams.say(line)
    }
  }
}

extension FleetSession {
  /// Who has signed a plan, whether that counts, and what is missing.
  func approvalLines(of plan: Plan, at now: Timestamp) async -> [String] {
    let words = Words.spoken
    guard approval.isNeeded else {
      return plan.signatures.prefix(PlanSignature.most).map { signature in
        words.unverified(key: SSHSignature(signature.signature)?.fingerprint ?? "")
      }
    }
    do throws(ApprovalRefusal) {
      return words.approval(
        try await SignatureCheck(rule: approval, now: now).approval(of: plan))
    } catch {
      return [words.approval(error)]
    }
  }
}
