import FoundationEssentials
import Support
import Testing

extension Scenarios {
  /// Each exit code of the contract, produced for real.
  @Suite(.serialized) struct ExitCodes {
    private func terminate(
      _ filter: String, faults: [String] = [], timeScale: String = "20", wait: String = "60s"
    ) throws -> (stage: Stage, ending: ChildProcess.Ending) {
      let stage = try Stage(
        ["--instances", "300", "--time-scale", timeScale]
          + faults.flatMap { ["--fault", $0] })
      let plan = try stage.plan("--filter", filter)
      return (stage, try stage.apply(plan, "--wait", wait).wait())
    }

    @Test func `0 when all are gone`() throws {
      let (stage, ending) = try terminate("state:running product:edgezone name~^cdn-")
      #expect(ending.code == 0, "\(ending.errors)")
      #expect(try stage.ledger().values.allSatisfy { $0.lastState == "gone" })
    }

    @Test func `2 when some failed`() throws {
      let (_, ending) = try terminate(
        "state:running product:ecm", faults: ["poison=3"])
      #expect(ending.code == 2, "\(ending.errors)")
      #expect(try OperationReport(ending.output).totals["failed"] ?? 0 > 0)
    }

    @Test func `3 when some are still terminating as the wait ends`() throws {
      let (_, ending) = try terminate(
        "state:running product:edgezone name~^cdn-", timeScale: "1", wait: "2s")
      #expect(ending.code == 3, "\(ending.errors)")
      let totals = try OperationReport(ending.output).totals
      #expect((totals["terminating"] ?? 0) + (totals["accepted"] ?? 0) > 0)
    }

    @Test func `4 when the outcome of some is unknown`() throws {
      let stage = try Stage(
        "--instances", "120", "--time-scale", "20")
      let plan = try stage.plan("--filter", "state:running product:edgezone name~^cdn-")
      // Whether a lost one was carried out is not known before the time-out of the request is over.
      try stage.switchFaults(on: ["reset-before@edgezone.TerminateInstances"])
      let ending = try stage.apply(plan, "--wait", "4s").wait()
      #expect(ending.code == 4, "\(ending.errors)")
    }

    @Test func `5 when it is refused before anything was sent`() throws {
      let stage = try Stage("--instances", "120")
      let plan = try stage.plan("--filter", "state:running product:edgezone")
      let wrongPhrase = try stage.run("apply", plan.path, "--confirm", "1 nowhere 0000")
      #expect(wrongPhrase.code == 5, "\(wrongPhrase.errors)")
      let readOnly = try stage.run(
        "apply", plan.path, "--confirm", plan.phrase, "--read-only")
      #expect(readOnly.code == 5, "\(readOnly.errors)")
      try Folder.write(
        Folder.text(plan.path).replacing(#""id""#, with: #""id" "#, maxReplacements: 1)
          .replacing(plan.targets[0], with: "bms-00000000"), to: plan.path)
      let edited = try stage.run("apply", plan.path, "--confirm", plan.phrase)
      #expect(edited.code == 5, "\(edited.errors)")
      try stage.expectNothingSent()
    }

    @Test func `6 when a region did not answer`() throws {
      let stage = try Stage("--instances", "300", "--fault", "region-down=ap-chengdu")
      let list = try stage.run("list", "--output", "jsonl", seconds: 120)
      #expect(list.code == 6)
      #expect(list.errors.contains("ap-chengdu"))
      #expect(!list.output.isEmpty)
    }

    @Test func `64 for a wrong use of the program`() throws {
      let stage = try Stage("--instances", "40")
      for arguments in [["list", "--nonsense"], ["list", "--filter", "naem:x"], ["reap"]] {
        let ending = try stage.start(arguments).wait()
        #expect(ending.code == 64, "\(arguments): \(ending.errors)")
        #expect(ending.output.isEmpty)
      }
    }

    @Test func `65 for a file that cannot be used`() throws {
      let stage = try Stage("--instances", "40")
      let path = "\(stage.folder.path)/plan.json"
      try Folder.write(#"{"version": 1, "account""#, to: path)
      let ending = try stage.run("apply", path, "--confirm", "1 ap-guangzhou 0012")
      #expect(ending.code == 65, "\(ending.errors)")
      #expect(ending.errors.contains(path))
      #expect(!ending.errors.contains(": :"), "\(ending.errors)")
      let unknown = try stage.run(
        "plan", "ein-00000000", "--out", "\(stage.folder.path)/none.json")
      #expect(unknown.code == 65, "\(unknown.errors)")
      #expect(unknown.errors.contains("ein-00000000"))
    }

    @Test func `65 for a journal that is not what was written`() throws {
      let (stage, ending) = try terminate("state:running product:edgezone name~^cdn-")
      #expect(ending.code == 0, "\(ending.errors)")
      let journal = stage.journal(try stage.operation())
      try Folder.write(
        Folder.text(journal).replacing("gone", with: "lost", maxReplacements: 1), to: journal)
      for arguments in [["history", "--verify"], ["history", try stage.operation()]] {
        let broken = try stage.start(arguments).wait()
        #expect(broken.code == 65, "\(arguments): \(broken.errors)")
      }
    }

    @Test func `69 when the API cannot be reached`() throws {
      let stage = try Stage("--instances", "40")
      let ending = try stage.run(
        "plan", "--filter", "state:running", "--out", "\(stage.folder.path)/p.json",
        changing: ["EDGEREAP_ENDPOINT": "http://127.0.0.1:9"], seconds: 120)
      #expect(ending.code == 69, "\(ending.errors)")
    }

    @Test func `74 when the journal cannot be written`() throws {
      let stage = try Stage("--instances", "120")
      let plan = try stage.plan("--filter", "state:running product:edgezone")
      let blocked = "\(stage.folder.path)/blocked"
      try Folder.write("a file where a folder is needed", to: blocked)
      let ending = try stage.apply(plan, changing: ["XDG_STATE_HOME": blocked]).wait()
      #expect(ending.code == 74, "\(ending.errors)")
      #expect(ending.errors.contains(blocked))
      try stage.expectNothingSent()
    }

    @Test func `74 when the output cannot be written`() throws {
      let stage = try Stage("--instances", "40")
      let ending = try stage.start(by: "\"$0\" list >/dev/full").wait()
      #expect(ending.code == 74, "\(ending.errors)")
      #expect(ending.errors.contains("standard output"))
    }

    @Test func `77 when the keys are refused`() throws {
      let stage = try Stage("--instances", "40")
      let ending = try stage.run(
        "list", changing: ["TENCENTCLOUD_SECRET_KEY": "wrong"])
      #expect(ending.code == 77, "\(ending.errors)")
      #expect(ending.errors.contains("AuthFailure.SignatureFailure"))
    }

    @Test func `78 when the settings cannot be used`() throws {
      let stage = try Stage("--instances", "40")
      try stage.writeSettings("countdwn: 3\n")
      let ending = try stage.run("list")
      #expect(ending.code == 78)
      #expect(ending.errors.contains("config.yaml:1:1: unknown key 'countdwn'"))
    }
  }
}
