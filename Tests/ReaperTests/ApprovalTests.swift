import Fleet
import Reaper
import Testing

/// The engine itself sends nothing that lacks its approval, and one approval once.
@Suite struct ApprovalTests {
  private func signature(_ person: String) -> PlanSignature {
    PlanSignature(
      principal: person, key: "SHA256:k", signedAt: Timestamp(seconds: 1_795_000_000),
      signature: "-----BEGIN SSH SIGNATURE-----\n")
  }

  private func start(_ drill: Drill, _ approval: PlanApproval) throws -> Operation {
    try drill.reaper.execute(
      try #require(drill.plan.confirmed(by: drill.plan.phrase)), gate: TerminationGate(),
      as: Drill.identity, after: PreflightReport(unchanged: drill.plan.targets),
      approval: approval)
  }

  @Test func tooFewPeopleSendNothing() throws {
    let drill = Drill(fleet(.ecm, 3))
    for signatures in [[], [signature("alice")], [signature("alice"), signature("alice")]] {
      #expect(throws: PlanRefusal.self) {
        try start(drill, PlanApproval(needed: 2, signatures: signatures))
      }
    }
    #expect(try drill.journal.operations().isEmpty)
  }

  @Test func whoSignedIsInTheJournalAndTheHistory() throws {
    let drill = Drill(fleet(.ecm, 3))
    let signatures = [signature("alice"), signature("böb \u{202E}\n")]
    let operation = try start(drill, PlanApproval(needed: 2, signatures: signatures))
    let results = drill.finish(operation)
    #expect(results.header.plan.signatures == signatures)
    let replayed = try #require(try drill.journal.replay(operation.id).results)
    #expect(replayed.header.plan.signatures == signatures)
    #expect(replayed.header.plan.isIntact(digest: Drill.digest))
    #expect(try drill.journal.history().map(\.signedBy) == [["alice", "böb \u{202E}\n"]])
  }

  @Test func aPlanThatHasToBeSignedIsSentOnce() throws {
    let drill = Drill(fleet(.ecm, 3))
    let approval = PlanApproval(needed: 1, signatures: [signature("alice")])
    let operation = try start(drill, approval)
    #expect(throws: PlanRefusal.approval(.sentBefore(operation: operation.id))) {
      try start(drill, approval)
    }
    drill.finish(operation)
    #expect(throws: PlanRefusal.approval(.sentBefore(operation: operation.id))) {
      try start(drill, approval)
    }
    #expect(try drill.journal.operation(ofPlan: drill.plan.digest) == operation.id)
    #expect(try drill.journal.operation(ofPlan: String(repeating: "0", count: 64)) == nil)
  }

  /// What nobody judged is not written down as if somebody had.
  @Test func signaturesThatNoRuleAskedForAreNotRecorded() throws {
    let drill = Drill(fleet(.ecm, 3))
    let signed = drill.plan.signed([signature("mallory")])
    let operation = try drill.reaper.execute(
      try #require(signed.confirmed(by: signed.phrase)), gate: TerminationGate(),
      as: Drill.identity, after: PreflightReport(unchanged: signed.targets))
    #expect(drill.finish(operation).header.plan.signatures.isEmpty)
  }
}
