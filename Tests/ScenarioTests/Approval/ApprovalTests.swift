import FoundationEssentials
import Glibc
import Support
import Testing

extension Scenarios {
  /// A plan that has to be signed is sent when it is, once, and never otherwise.
  @Suite(.serialized) struct Approval {
    @Test func aPlanIsSentOnceEnoughHaveSigned() throws {
      let stage = try Stage("--instances", "300", "--time-scale", "100")
      try stage.askForSignatures(2, of: "alice", "bob")
      let plan = try stage.smallPlan()
      let unsigned = try stage.apply(plan).wait()
      #expect(unsigned.code == 5 && unsigned.errors.contains("2 signatures are missing: 0 of 2"))

      let first = try stage.sign(plan, "--key", stage.path("alice"))
      #expect(first.code == 0, "\(first.errors)")
      #expect(first.errors.contains("Signed by alice@example.com"))
      // The service has told the time.
      #expect(!first.errors.contains("this host's"))
      #expect(first.errors.contains("1 signature is missing: 1 of 2 (alice@example.com)"))
      #expect(try stage.apply(plan, "--check").wait().code == 5)
      // Again by the same key it is still one.
      try stage.sign(plan, "--key", stage.path("alice"))
      #expect(try stage.apply(plan).wait().code == 5)
      try stage.expectNothingSent()

      let second = try stage.sign(plan, "--key", stage.path("bob"))
      #expect(second.errors.contains("approved: 2 of 2 signatures"), "\(second.errors)")
      let shown = try stage.run("plan", "--show", plan.path)
      #expect(shown.code == 0 && shown.output.contains("signed by bob@example.com"))
      let check = try stage.apply(plan, "--check").wait()
      #expect(check.code == 0, "\(check.errors)")
      #expect(check.errors.contains("signed by alice@example.com, bob@example.com"))
      try stage.expectNothingSent()

      let ending = try stage.apply(plan).wait()
      #expect(ending.code == 0, "\(ending.errors)")
      let report = try OperationReport(ending.output)
      #expect(report["gone"].sorted() == plan.targets.sorted())
      try stage.expectTruth(report)
      #expect(try Signed(ending.output).people == ["alice@example.com", "bob@example.com"])
      let shownLater = try stage.run("history", report.id, "--output", "json").output
      #expect(try Signed(shownLater).people.count == 2)
      let history = try stage.run("history", "--output", "csv")
      #expect(history.output.contains("\"alice@example.com, bob@example.com\""))
      #expect(try stage.run("history", "--verify").code == 0)
    }

    @Test func anApprovalSendsOnce() throws {
      let stage = try Stage("--instances", "300", "--time-scale", "100")
      try stage.askForSignatures(1, of: "alice")
      let plan = try stage.smallPlan()
      try stage.sign(plan, "--key", stage.path("alice"))
      #expect(try stage.apply(plan).wait().code == 0)
      // Signed again, it is the same plan.
      try stage.sign(plan, "--key", stage.path("alice"))
      for options in [[], ["--check"]] {
        let again = try stage.start(
          ["apply", plan.path, "--confirm", plan.phrase] + options
        ).wait()
        #expect(again.code == 5 && again.errors.contains("an approval sends once"))
      }
      #expect(try stage.ledger().values.allSatisfy { $0.sent == 1 })
    }

    @Test func ofTwoProgramsOneSends() throws {
      let stage = try Stage("--instances", "300", "--time-scale", "20")
      try stage.askForSignatures(1, of: "alice")
      let plan = try stage.smallPlan()
      try stage.sign(plan, "--key", stage.path("alice"))
      let both = try [stage.apply(plan), stage.apply(plan)]
      let codes = try both.map { try $0.wait().code }.sorted()
      #expect(codes == [0, 5])
      #expect(stage.journals.count == 1)
    }

    @Test func anyChangeOfASignedPlanIsRefused() throws {
      let stage = try Stage("--instances", "300")
      try stage.askForSignatures(1, of: "alice")
      let plan = try stage.smallPlan()
      try stage.sign(plan, "--key", stage.path("alice"))
      let text = Folder.text(plan.path)
      let signedAt = try #require(Self.member("signed_at", in: text))
      let changes = [
        (plan.targets[0], "bms-00000000"),
        ("\"stop_after\" : \"20%\"", "\"stop_after\" : \"never\""),
        ("\"canary\" : \"off\"", "\"canary\" : \"1\""), ("\"version\" : 2", "\"version\" : 1"),
        ("\"destroy_associated\" : true", "\"destroy_associated\" : false"),
        ("\"site\" : \"intl\"", "\"site\" : \"cn\""), (stage.address, "http://127.0.0.1:9"),
        (signedAt, "2026-01-01T00:00:00Z"), ("BEGIN SSH SIGNATURE", "BEGIN SSH"),
      ]
      for (old, new) in changes {
        let edited = text.replacing(old, with: new)
        guard edited != text else {
          Issue.record("nothing to change: \(old)")
          continue
        }
        try Folder.write(edited, to: plan.path)
        let ending = try stage.apply(plan).wait()
        #expect(ending.code == 5, "\(old): \(ending.errors)")
      }
      // The name in the file is nobody's word.
      try Folder.write(text.replacing("alice@example.com", with: "eve@example.com"), to: plan.path)
      let shown = try stage.run("plan", "--show", plan.path)
      #expect(shown.output.contains("signed by alice@example.com") && !shown.output.contains("eve"))
      try stage.expectNothingSent()
    }

    /// A signer sees nothing that an operator could have written beside what is signed.
    @Test func whatTheDigestDoesNotVouchForIsNotShown() throws {
      let stage = try Stage("--instances", "300")
      try stage.askForSignatures(1, of: "alice")
      let plan = try stage.smallPlan()
      #expect(try stage.run("plan", "--show", plan.path).output.contains("remain"))
      let ending = try stage.sign(plan, "--key", stage.path("alice"))
      #expect(ending.code == 0 && !ending.errors.contains("remain"), "\(ending.errors)")
      for id in plan.targets { #expect(ending.errors.contains(id)) }
      #expect(ending.errors.contains("phrase \(plan.phrase)"))
    }

    @Test func withoutAPlanNothingIsTerminated() throws {
      let stage = try Stage("--instances", "300")
      try stage.askForSignatures(1, of: "alice")
      let plan = try stage.smallPlan()
      let ending = try stage.start(
        ["terminate", plan.targets[0], "--confirm", "1 ap-guangzhou 0012"]
      ).wait()
      #expect(ending.code == 5 && ending.errors.contains("edgereap sign"), "\(ending.errors)")
      try stage.expectNothingSent()
    }

    @Test func theScreenSendsASignedPlanAndNoOther() throws {
      let stage = try Stage("--instances", "300", "--time-scale", "100")
      try stage.askForSignatures(1, of: "alice")
      let plan = try stage.smallPlan()
      let screen = try stage.screen(width: 110, height: 32, ["--plan", plan.path])
      try screen.wait(for: "Plan from ", seconds: 30)
      try screen.wait(for: "0 of 1 signatures")
      screen.send(plan.phrase + "\r")
      try screen.wait(for: "0 of 1 signatures")
      #expect(!screen.text.contains("Any key aborts"))
      screen.send("\u{1B}")
      screen.send("\u{1B}")
      try screen.wait(forGone: "Plan from ")
      try stage.sign(plan, "--key", stage.path("alice"))
      screen.send("P\u{15}" + plan.path + "\r")
      try screen.wait(for: "signed by alice@example.com", seconds: 30)
      screen.send(plan.phrase + "\r")
      try screen.wait(for: plan.phrase + " ")
      screen.send("\r")
      try screen.wait(for: "Any key aborts")
      try screen.wait(for: "gone \(plan.targets.count)", seconds: 60)
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
      #expect(try stage.ledger().keys.sorted() == plan.targets.sorted())
    }

    @Test func whatIsMarkedOnTheScreenIsWrittenToBeSigned() throws {
      let stage = try Stage("--instances", "300")
      try stage.askForSignatures(1, of: "alice")
      let screen = try stage.screen(width: 110, height: 32)
      try screen.terminate("product:edgezone state:running region:ap-guangzhou !name~勿删", of: 300)
      try screen.wait(for: "1 signature needed", seconds: 30)
      #expect(screen.waitUntil(seconds: 30) { !$0.text.contains("Running the preflight") })
      screen.send("w")
      try screen.wait(for: "edgereap sign")
      screen.send("\u{15}\(stage.path("screen.json"))\r")
      try screen.wait(for: "Wrote the plan to ")
      screen.send("\u{1B}q")
      let plan = try stage.readPlan(stage.path("screen.json"))
      #expect(try stage.sign(plan, "--key", stage.path("alice")).code == 0)
      #expect(try stage.apply(plan, "--check").wait().code == 0)
      try stage.expectNothingSent()
    }

    private static func member(_ name: String, in text: String) -> String? {
      guard let start = text.firstRange(of: "\"\(name)\" : \"")?.upperBound else { return nil }
      return String(text[start...].prefix { $0 != "\"" })
    }
  }
}

/// Who signed, in the JSON of an operation.
struct Signed: Decodable {
  struct Signature: Decodable { var principal: String }
  var signatures: [Signature]?

  init(_ text: String) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(text.utf8))
  }

  var people: [String] { (signatures ?? []).map(\.principal) }
}
