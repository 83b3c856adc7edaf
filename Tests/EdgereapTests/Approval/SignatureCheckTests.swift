import Fleet
import Glibc
import Testing

@testable import edgereap

/// Which signatures of a plan count, judged by the real `ssh-keygen`.
@Suite struct SignatureCheckTests {
  @Test(arguments: ["ed25519", "rsa", "ecdsa"])
  func aKeyThatIsListedCountsForItsPerson(type: String) async throws {
    let people = Signers()
    people.allow("# who may", "", "alice@example.com \(people.key("alice", type: type)) laptop")
    let approval = try await people.approval(people.signature(by: "alice"))
    #expect(approval.principals == ["alice@example.com"])
    #expect(approval.refusal == nil)
    #expect(approval.signatures[0].key.hasPrefix("SHA256:") && approval.rejected.isEmpty)
    people.shell("ssh-keygen -l -f alice.pub > fingerprint")
    #expect(people.read("fingerprint").contains(approval.signatures[0].key))
  }

  @Test func twoPeopleAreTwo() async throws {
    let people = Signers(signatures: 2)
    people.allow("alice \(people.key("alice"))", "bob \(people.key("bob"))")
    let (alice, bob) = (people.signature(by: "alice"), people.signature(by: "bob"))
    #expect(try await people.approval(alice, bob).refusal == nil)
    #expect(
      try await people.approval(alice).refusal
        == .tooFew(needed: 2, signed: ["alice"], rejected: []))
  }

  @Test func oneSignatureOrKeyOrPersonTwiceIsOne() async throws {
    let people = Signers(signatures: 2)
    let alice = people.key("alice")
    // The same key under another name too, and another key of the same person.
    people.allow("alice \(alice)", "bob \(alice)", "alice \(people.key("second"))")
    let (first, again) = (
      people.signature(by: "alice"), people.signature(by: "alice", at: Signers.now + -50)
    )
    for signatures in [[first, first], [first, again]] {
      let approval = try await people.approval(signatures[0], signatures[1])
      #expect(approval.principals == ["alice"])
      #expect(approval.problems == [.keyTwice] && approval.refusal != nil)
    }
    let approval = try await people.approval(first, people.signature(by: "second"))
    #expect(approval.problems == [.personTwice])
  }

  /// With its certificate and without it is the same key.
  @Test func aKeyWithItsCertificateIsNoSecondOne() async throws {
    let people = Signers(signatures: 2)
    let (authority, bob) = (people.key("authority"), people.key("bob"))
    people.certify("bob", by: "authority", id: "robert", principals: "bob@example.com")
    people.allow("*@example.com cert-authority \(authority)", "bob \(bob)")
    let approval = try await people.approval(
      people.signature(by: "bob"), people.signature(by: "bob-cert.pub"))
    #expect(approval.principals == ["bob"] && approval.problems == [.keyTwice])
  }

  @Test func aPatternCountsByTheCertificateAlone() async throws {
    let people = Signers(signatures: 2)
    let authority = people.key("authority")
    for name in ["bob", "carol", "dave"] { people.key(name) }
    for (name, id) in [("bob", "bob-id"), ("carol", "carol-id")] {
      people.certify(name, by: "authority", id: id, principals: "\(name)@example.com,x@example.com")
    }
    people.allow(
      "*@example.com cert-authority \(authority)",
      "*@example.org \(people.read("dave.pub"))")
    let approval = try await people.approval(
      people.signature(by: "bob-cert.pub"), people.signature(by: "carol-cert.pub"),
      people.signature(by: "dave"), people.signature(by: "bob"))
    #expect(approval.principals == ["bob-id", "carol-id"] && approval.refusal == nil)
    #expect(approval.problems == [.unnamed, .notAllowed])
  }

  /// Certificates of one person for two keys have one id.
  @Test func onePersonWithTwoCertificatesIsOne() async throws {
    let people = Signers(signatures: 2)
    let authority = people.key("authority")
    for name in ["bob", "second"] {
      people.key(name)
      people.certify(name, by: "authority", id: "bob", principals: "\(name)@example.com")
    }
    people.allow("*@example.com cert-authority \(authority)")
    let approval = try await people.approval(
      people.signature(by: "bob-cert.pub"), people.signature(by: "second-cert.pub"))
    #expect(approval.principals == ["bob"] && approval.problems == [.personTwice])
  }

  @Test(arguments: ["alice,bob", "*", "alic?", "!bob,alice", "\"alice\""])
  func aKeyUnderNoSingleNameIsNobodys(names: String) async throws {
    let people = Signers()
    people.allow("\(names) \(people.key("alice"))")
    let approval = try await people.approval(people.signature(by: "alice"))
    #expect(approval.principals.isEmpty)
    #expect([[.unnamed], [.notAllowed]].contains(approval.problems))
  }

  @Test func anotherLineForTheSameKeyIsLookedAtToo() async throws {
    let people = Signers()
    let alice = people.key("alice")
    people.allow(
      "deploy namespaces=\"git\" \(alice)", "alice namespaces=\"edgereap-plan\" \(alice)")
    #expect(try await people.approval(people.signature(by: "alice")).principals == ["alice"])
  }

  @Test func whatWasMadeForSomethingElseDoesNotCount() async throws {
    let people = Signers()
    people.allow("alice \(people.key("alice"))")
    let other = Signers.plan(reason: "CHG-2")
    for signature in [
      people.signature(by: "alice", of: other.digest),
      people.signature(by: "alice", namespace: "git"),
      people.signature(by: "alice", claiming: Signers.now + -59),
    ] {
      let approval = try await people.approval(signature)
      #expect(approval.problems == [.ofSomethingElse] && approval.refusal != nil)
    }
    var broken = people.signature(by: "alice")
    broken.signature = broken.signature.replacing("U1NIU0lH", with: "AAAAAAAA")
    #expect(try await people.approval(broken).problems == [.unreadable])
  }

  @Test func aStrangerOrARevokedOrAnExpiredKeyDoesNotCount() async throws {
    let people = Signers()
    let alice = people.key("alice")
    people.key("mallory")
    people.allow("alice \(alice)")
    #expect(try await people.approval(people.signature(by: "mallory")).problems == [.notAllowed])
    let signature = people.signature(by: "alice")
    // It was allowed when it was signed, and is no longer.
    let over = (Signers.now + -30).wireTime
    people.allow("alice valid-before=\"\(over)\" \(alice)")
    #expect(try await people.approval(signature).problems == [.notAllowed])
    // It is allowed now, and was not when it was signed.
    people.allow("alice valid-after=\"\(over)\" \(alice)")
    #expect(try await people.approval(signature).problems == [.notAllowed])
    people.allow("alice \(alice)")
    people.write("revoked", "\(alice)\n")
    people.settings.revokedSigners = people.path("revoked")
    #expect(try await people.approval(signature).problems == [.notAllowed])
    people.write("revoked", "")
    #expect(try await people.approval(signature).problems == [])
    people.shell("rm revoked; ssh-keygen -k -f revoked alice.pub")
    #expect(try await people.approval(signature).problems == [.notAllowed])
  }

  @Test func aCertificateThatHasExpiredDoesNotCount() async throws {
    let people = Signers()
    let authority = people.key("authority")
    people.key("bob")
    people.certify(
      "bob", by: "authority", id: "bob", principals: "bob@example.com",
      "-V '\((Signers.now + -7_200).wireTime)Z:\((Signers.now + -30).wireTime)Z'")
    people.allow("*@example.com cert-authority \(authority)")
    #expect(
      try await people.approval(people.signature(by: "bob-cert.pub")).problems == [.notAllowed])
  }

  @Test func theTimeOfASignatureHasItsLimits() async throws {
    let people = Signers()
    people.allow("alice \(people.key("alice"))")
    for (time, problem) in [
      (Signers.now + 290, nil), (Signers.now + 310, SignatureProblem.ofTheFuture),
      (people.plan.created + -290, nil), (people.plan.created + -310, .beforeThePlan),
    ] {
      let approval = try await people.approval(people.signature(by: "alice", at: time))
      #expect(approval.problems == (problem.map { [$0] } ?? []))
    }
    let signature = people.signature(by: "alice", at: Signers.now)
    let later = try await people.approval(signature, at: Signers.now + 86_401)
    #expect(later.problems == [.tooOld])
    let check = SignatureCheck(
      rule: ApprovalRule(settings: people.settings), now: Signers.now + 3_700
    )
    let approval = try await check.approval(of: people.plan.signed([signature]))
    #expect(throws: ApprovalRefusal.expired(age: 3_700, allowed: 3_600)) {
      try check.checkAge(of: approval, maximumAge: 3_600)
    }
    try check.checkAge(of: approval, maximumAge: 86_400 * 30)
  }

  @Test func brokenLinesAreNobodys() async throws {
    let people = Signers()
    let alice = people.key("alice")
    people.allow(
      "alice", "alice ssh-ed25519", "alice bogus=\"x\" \(alice)", "alice ssh-ed25519 AAAA",
      "mallory # \(alice)", "\u{1} \(alice)", "bob cert-authority \(alice)", "alice \(alice)")
    let approval = try await people.approval(people.signature(by: "alice"))
    #expect(approval.principals == ["alice"] && approval.rejected.isEmpty)
  }

  @Test func aPlanThatVouchesForTooLittleIsNotLookedAt() async throws {
    let people = Signers()
    await #expect(throws: ApprovalRefusal.oldVersion) {
      try await people.approval(plan: Signers.plan(version: 1))
    }
    await #expect(throws: ApprovalRefusal.accountUnknown) {
      try await people.approval(plan: Signers.plan(account: nil))
    }
  }

  @Test func aNameThatATerminalWouldObeyIsNobodys() async throws {
    let people = Signers()
    let authority = people.key("authority")
    people.key("bob")
    people.shell(
      "ssh-keygen -q -s authority -I \"$(printf 'eve\\033[2Jbob')\" -n bob@example.com bob.pub")
    people.allow("*@example.com cert-authority \(authority)")
    #expect(try await people.approval(people.signature(by: "bob-cert.pub")).problems == [.unnamed])
  }
}

extension Timestamp {
  /// As `ssh-keygen` takes a time.
  fileprivate var wireTime: String { (date() + time()).filter(\.isNumber) }
}
