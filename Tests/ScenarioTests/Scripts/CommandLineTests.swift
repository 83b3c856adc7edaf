import FoundationEssentials
import Support
import Testing

extension Scenarios {
  /// What is typed means what it says, and a mistake says what to type instead.
  @Suite(.serialized) struct CommandLines {
    @Test func sharedOptionsMayStandBeforeTheCommand() throws {
      let stage = try Stage("--instances", "60")
      let behind = try stage.run("list", "--product", "ecm", "--output", "jsonl")
      let before = try stage.run("--product", "ecm", "--read-only", "list", "--output", "jsonl")
      #expect(before.code == 0, "\(before.errors)")
      #expect(before.output == behind.output)
      let id = try #require(try stage.plan("--filter", "state:running").targets.first)
      let refused = try stage.run("--read-only", "terminate", id, "--confirm", "x")
      #expect(refused.code == 5, "\(refused.errors)")
      #expect(try stage.ledger().isEmpty)
      for (words, hint) in [(["lsit"], "did you mean 'list'?"), (["--ascii", "plann"], "'plan'?")] {
        let ending = try stage.start(words).wait()
        #expect(ending.code == 64)
        #expect(ending.errors.contains(hint), "\(ending.errors)")
      }
    }

    @Test func aTerminationWithoutItsPhraseSaysWhichItIs() throws {
      let stage = try Stage("--instances", "60")
      let targets = try stage.plan("--filter", "product:ecm state:running").targets.prefix(3)
      let asked = try stage.start(["terminate"] + targets).wait()
      #expect(asked.code == 5, "\(asked.errors)")
      for id in targets { #expect(asked.output.contains(id)) }
      let phrase = try #require(asked.errors.components(separatedBy: "--confirm \"").last)
        .prefix { $0 != "\"" }
      #expect(phrase.hasPrefix("3 "), "\(asked.errors)")
      #expect(try stage.ledger().isEmpty)
      let done = try stage.start(
        ["terminate"] + targets + ["--confirm", String(phrase), "--no-wait"]
      ).wait()
      #expect([0, 3].contains(done.code), "\(done.errors)")
      #expect(try Set(stage.ledger().keys) == Set(targets))
    }

    /// A variable of a script that nobody set.
    @Test func nothingIsMeantByAnEmptyWord() throws {
      let stage = try Stage("--instances", "60")
      let file = "\(stage.folder.path)/empty.json"
      for words in [
        ["plan", "--filter", "", "--out", file], ["plan", "--filter", " ", "--out", file],
        ["terminate", "--filter", ""], ["list", "--endpoint", ""], ["list", "--region", ""],
        ["list", "--product", ""],
      ] {
        let ending = try stage.start(words).wait()
        #expect(ending.code == 64, "\(words): \(ending.errors)")
      }
      #expect(Folder.text(file).isEmpty)
      let all = try stage.start(["plan", "--filter", "id:*", "--out", file]).wait()
      #expect(all.code == 0, "\(all.errors)")
    }

    @Test func severalIDsInOneWordAreSeveral() throws {
      let stage = try Stage("--instances", "60")
      let ids = try stage.plan("--filter", "product:ecm state:running").targets.prefix(4)
      let file = "\(stage.folder.path)/words.json"
      let words = [ids[0] + " " + ids[1] + "\n", ids[2] + "," + ids[3]]
      let ending = try stage.start(["plan"] + words + ["--out", file]).wait()
      #expect(ending.code == 0, "\(ending.errors)")
      #expect(try Set(stage.readPlan(file).targets) == Set(ids))
      let strange = try stage.start(["plan", "oops," + ids[0], "--out", file]).wait()
      #expect(strange.code == 65)
      #expect(strange.errors.contains("argument 1: 'oops' is not an instance id"))
      for (words, hint) in [
        (["--region", "ap-guangzhou,ap-tokyo"], "its own --region"),
        (["--product", "ecm,edgezone"], "its own --product"),
      ] {
        let ending = try stage.start(["list"] + words).wait()
        #expect(ending.code == 64)
        #expect(ending.errors.contains(hint), "\(ending.errors)")
      }
    }

    @Test func aLengthOfTimeNeedsItsUnit() throws {
      let stage = try Stage("--instances", "60")
      let ending = try stage.run("watch", "--wait", "5")
      #expect(ending.code == 64)
      #expect(ending.errors.contains("'5' has no unit; write 5s"), "\(ending.errors)")
    }

    @Test func withoutKeysItIsSaidWhatNeedsNone() throws {
      let stage = try Stage("--instances", "60")
      let ending = try stage.run(
        "list", changing: ["TENCENTCLOUD_SECRET_ID": "", "TENCENTCLOUD_SECRET_KEY": ""])
      #expect(ending.code == 77)
      #expect(ending.errors.contains("edgereap --demo"), "\(ending.errors)")
      #expect(ending.errors.contains("edgereap doctor"), "\(ending.errors)")
    }

    @Test func settingsThatNameWhatIsNotThereAreWrong() throws {
      let stage = try Stage("--instances", "60")
      try stage.writeSettings("theme: nrod\n")
      let ending = try stage.run("settings")
      #expect(ending.code == 78)
      #expect(ending.errors.contains("config.yaml:1:8: theme 'nrod'"), "\(ending.errors)")
      #expect(ending.errors.contains("did you mean 'nord'?"), "\(ending.errors)")
      try stage.writeSettings("profile: prod\nprofiles: {ops: {}}\n")
      #expect(try stage.run("settings").errors.contains("config.yaml:1:10: there is no profile"))
    }

    @Test func anOperationOfANewerProgramIsUnreadable() throws {
      let stage = try Stage("--instances", "60")
      let plan = try stage.plan("--filter", "product:ecm state:running")
      #expect([0, 2, 3].contains(try stage.apply(plan, "--no-wait").wait().code))
      let operation = try stage.operation()
      let path = "\(stage.state)/operations/\(operation).jsonl"
      let journal = Folder.text(path)
      #expect(journal.hasPrefix(#"{"v":1,"#), "\(journal.prefix(40))")
      try Folder.write(#"{"v":9,"# + journal.dropFirst(7), to: path)
      let listed = try stage.run("history", "--output", "csv")
      #expect(listed.code == 6)
      #expect(listed.output.contains("unreadable"), "\(listed.output)")
      #expect(listed.errors.contains("newer edgereap"), "\(listed.errors)")
    }

    @Test func eachReasonIsSaidOnce() throws {
      let stage = try Stage("--instances", "60", "--fault", "not-json@DescribeInstances")
      let listed = try stage.run("list", "--product", "ecm")
      #expect(listed.code == 69)
      #expect(
        listed.errors.components(separatedBy: "MalformedAnswer").count == 2, "\(listed.errors)")
    }

    @Test func aPortalIsNamed() throws {
      let stage = try Stage("--instances", "60", "--fault", "not-json@DescribeInstances")
      let listed = try stage.run("list", "--product", "ecm")
      #expect(listed.code == 69)
      #expect(listed.errors.contains("login portal"), "\(listed.errors)")
    }

    @Test func aPlanNamesWhatIsPrepaid() throws {
      let stage = try Stage("--instances", "400")
      let plan = [
        "plan", "--filter", "pay:prepaid state:running", "--out", "\(stage.folder.path)/p",
      ]
      let ending = try stage.start(plan).wait()
      #expect(ending.code == 0, "\(ending.errors)")
      #expect(ending.errors.contains(" prepaid"), "\(ending.errors)")
    }
  }
}
