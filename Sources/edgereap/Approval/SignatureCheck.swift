import Fleet
import JSON

/// Judges the signatures of plans: which of them count, and for whom.
struct SignatureCheck: Sendable {
  var rule: ApprovalRule
  /// By the clock of the service.
  var now: Timestamp

  /// Seconds by which the clocks of those who sign may differ from the service's.
  private static let tolerance: Int64 = 300

  /// What the signatures of a plan come to. Whether they are enough is its ``PlanApproval/refusal``.
  ///
  /// - Throws: where nothing can be said about them.
  func approval(of plan: Plan) async throws(ApprovalRefusal) -> PlanApproval {
    var approval = PlanApproval(needed: rule.settings.signatures)
    guard rule.isNeeded else { return approval }
    try Self.checkSignable(plan)
    guard plan.signatures.count <= PlanSignature.most else {
      throw .tooManySignatures(most: PlanSignature.most)
    }
    let keygen = try rule.keygen()
    let signers = try rule.signers()
    var keys: Set<[UInt8]> = []
    for signature in plan.signatures {
      let judged = try await judge(signature, of: plan, keygen, signers)
      let problem: SignatureProblem? =
        judged.problem
        ?? (keys.contains(judged.key)
          ? .keyTwice : approval.principals.contains(judged.principal) ? .personTwice : nil)
      guard let problem else {
        keys.insert(judged.key)
        approval.signatures.append(
          PlanSignature(
            principal: judged.principal, key: SSHPublicKey.fingerprint(of: judged.key),
            signedAt: signature.signedAt, signature: signature.signature))
        continue
      }
      approval.rejected.append(
        .init(
          principal: judged.principal,
          key: judged.key.isEmpty ? signature.key : SSHPublicKey.fingerprint(of: judged.key),
          problem: problem))
    }
    return approval
  }

  /// Whether the digest of a plan vouches for enough of it.
  static func checkSignable(_ plan: Plan) throws(ApprovalRefusal) {
    guard plan.version > 1 else { throw .oldVersion }
    guard plan.identity.account?.id.isEmpty == false else { throw .accountUnknown }
  }

  /// Whether the last signature that counts is young enough.
  ///
  /// - Parameter maximumAge: Seconds; more than ``PlanApproval/longest`` are as many.
  func checkAge(of approval: PlanApproval, maximumAge: Int64) throws(ApprovalRefusal) {
    guard let last = approval.signatures.map(\.signedAt).max() else { return }
    let allowed = min(maximumAge, PlanApproval.longest)
    let age = now.seconds(since: last)
    guard age <= allowed else { throw .expired(age: age, allowed: allowed) }
  }

  private struct Judged {
    var key: [UInt8] = []
    var principal = ""
    var problem: SignatureProblem?
  }

  private func judge(
    _ written: PlanSignature, of plan: Plan, _ keygen: SSHKeygen,
    _ signers: (allowed: AllowedSigners, revoked: [UInt8]?)
  ) async throws(ApprovalRefusal) -> Judged {
    guard let signature = SSHSignature(written.signature) else {
      return Judged(problem: .unreadable)
    }
    var judged = Judged(key: signature.key)
    let text = PlanSignature.text(of: plan.digest, at: written.signedAt)
    guard signature.namespace == PlanSignature.namespace,
      try await keygen.isSignature(signature, of: text)
    else {
      judged.problem = .ofSomethingElse
      return judged
    }
    judged.problem = problem(ofTime: written.signedAt, plan)
    if judged.problem != nil { return judged }
    let lines = signers.allowed.lines(with: signature.certificate?.authority ?? signature.key)
    var isListed = false
    for line in lines {
      guard
        let person = try await person(
          of: signature, text, line, signers.revoked, at: written.signedAt, keygen)
      else { continue }
      isListed = true
      if person.isEmpty { continue }
      judged.principal = person
      return judged
    }
    judged.problem = isListed ? .unnamed : .notAllowed
    return judged
  }

  private func problem(ofTime time: Timestamp, _ plan: Plan) -> SignatureProblem? {
    let age = now.seconds(since: time)
    if age < -Self.tolerance { return .ofTheFuture }
    if time.seconds(since: plan.created) < -Self.tolerance { return .beforeThePlan }
    return age > PlanApproval.longest ? .tooOld : nil
  }

  /// Whose signature it is by one line that allows it, when it was made and now.
  ///
  /// - Returns: empty where the line allows it and names no person; nil where it does not allow it.
  private func person(
    of signature: SSHSignature, _ text: String, _ line: AllowedSigners.Line, _ revoked: [UInt8]?,
    at time: Timestamp, _ keygen: SSHKeygen
  ) async throws(ApprovalRefusal) -> String? {
    var name = line.name
    if name == nil {
      name = try await keygen.principals(of: signature, line: line.bytes, at: time).first
    }
    guard let name, !name.isEmpty else { return nil }
    for moment in [time, now] {
      guard
        try await keygen.verifies(
          signature, of: text, as: name, line: line.bytes, revoked: revoked, at: moment)
      else { return nil }
    }
    // A pattern, or a list of names, says of a key alone only that one of them has it.
    let person = line.name ?? signature.certificate?.keyID ?? ""
    let isName =
      person.utf8.count <= Self.longestName
      && !person.unicodeScalars.contains(where: \.isObeyedByTerminals)
    return isName ? person : ""
  }

  /// In bytes.
  private static let longestName = 256
}
